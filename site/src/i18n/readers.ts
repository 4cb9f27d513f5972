import { both } from './both.ts'

/** 谁看过我的数据: every reading of one's data, in words. */
export const readers = both({
  zh: {
    lead: '别人每次看到您的资料，系统都会先记下来，再给对方看。这里是全部记录，从新到旧。',
    whose: '谁的资料',
    mine: '我本人',
    empty: '还没有人看过您的资料',
    emptyText: '有人看过之后，这里会写明是什么角色、为了什么、看了哪几项、什么时候。',
    list: '看过的记录',
    line: '{who}：{purpose}',
    at: '{role}（{where}）',
    everyone: '同组的人',
    saw: '看了：{fields}',
    nothing: '只看了操作记录，没有看到资料的内容',
    because: '理由：{reason}',
    between: '、',
    count: '已显示 {n} 次',
    countMore: '已显示 {n} 次，还有更早的',
    more: '显示更早的',
    notesTitle: '哪些不在这里',
    notes: [
      '您自己看自己的资料。',
      '只看到遮住的内容，例如名单里的「张*」。',
      '这里不写对方的姓名：他们是在履行职责。觉得不应该，请联系我们或审计员核查，链上记着是谁。',
    ],
    privacy: '看「谁能看到哪一项」',
    contact: '请人核查',
  },
  en: {
    lead: 'Whenever others see your data, the system records it first, and only then shows it to them. This is the whole list, newest first.',
    whose: 'Whose data',
    mine: 'mine',
    empty: 'Nobody has read your data yet',
    emptyText: 'Once somebody has, you see here in which role, for what, which fields, and when.',
    list: 'Readings',
    line: '{who}, {purpose}',
    at: '{role} ({where})',
    everyone: 'Member of your group',
    saw: 'Saw: {fields}',
    nothing: 'Looked at the record of what was done, not at the data itself',
    because: 'Reason: {reason}',
    between: ', ',
    count: '{n} shown',
    countMore: '{n} shown; there are earlier ones',
    more: 'Show earlier ones',
    notesTitle: 'What is not here',
    notes: [
      'Your own looks at your own data.',
      'Masked views, like “Z***” in a list.',
      'Names of those who read: they were doing their work. If something seems wrong, ask us or an auditor to check; the chain knows who it was.',
    ],
    privacy: 'See who can see what',
    contact: 'Ask for a check',
  },
})

export type ReadersWords = (typeof readers)['zh']
