import type { Relation } from '../../../shared/access.ts'
import { both } from './both.ts'

/** Who can see my data, for how long, and what one can ask for. */
export const privacy = both({
  zh: {
    title: '隐私与数据：谁能看到我的资料',
    lead: '「谁能看到哪一项」和「每个角色能做什么」由系统的权限规则自动生成：服务器按同一份规则放行，没有列出的，就看不到。',
    tableTitle: '谁能看到哪一项',
    tableLead:
      '这里列的是能看到完整内容的人。其他有关人员只看到遮住的内容，例如「张*」「138****5678」；没有关系的人什么也看不到。您自己的资料，您随时可以看。',
    tableCaption: '个人资料的每一项，哪些角色能看到完整内容',
    field: '资料',
    nobody: '看不到完整内容',
    relations: {
      self: '限自己',
      organization: '限本机构',
      region: '限本地区',
      member: '限本小组成员',
      any: '不限',
    } satisfies Record<Relation, string>,
    person: '每个登录的人',
    narrower: '实际还更窄：',
    narrowerLines: [
      '协调员和小组成员，在席位确认之后才看到姓名，席位结束就看不到了。',
      '审核员只在核验进行时看到身份证号码和证书编号；作出决定之后，只剩遮住的内容。',
      '连您自己的页面上，身份证号码也只显示前 3 位和后 4 位。',
    ],
    rolesTitle: '每个角色能做什么',
    rolesLead: '只能做列出的事，而且只在自己的范围之内。',
    classesTitle: '分几类，怎样保护，存多久',
    classesCaption: '资料的类别、保护方法和保存期限',
    classesHead: ['类别', '怎样保护', '存多久'],
    classes: [
      ['公开的：培训安排、机构名称、证书查验结果', '任何人都能看；证书上的姓名只显示姓', '一直公开'],
      ['内部的：名额、出勤', '登录的有关人员', '3 年'],
      [
        '个人的：姓名、手机号、邮箱、专业、服务情况',
        '加密保存，默认遮住',
        '账户存续期间，注销后 3 年；依法要留更久的服务记录除外',
      ],
      [
        '敏感的：身份证号码、证书编号、核验结果',
        '单独加密，不进列表，只有正在核验的审核员能看到',
        '尽可能短，最长与账户相同',
      ],
      [
        '小组的：编号、需要、时间、备注',
        '每次打开都核对是不是成员或本地区协调员',
        '小组结束后 1 年，然后去掉能关联到人的内容',
      ],
    ],
    storedNote: '资料存放在中国境内。到期的删除目前由工作人员按期处理，系统还不会自动删除。',
    neverTitle: '我们从不收集',
    never: [
      '需要同行的人的姓名、住址、证件、电话和案情：小组在本站只是一个编号和几项大致的需要，身份由司法所掌握。',
      '证件照片、人脸、指纹、银行卡、行踪和健康记录。',
      '密码：登录只用一次性验证码。',
      '未成年人的账户：志愿者须年满 18 周岁。',
      '用于广告或统计的第三方脚本：本站没有，也不向境外传送任何内容。',
    ],
    rightsTitle: '您的权利',
    rights: [
      ['查看和带走', '登录后在「我的」里查看，也能看到谁看过；需要一份完整的副本，请联系我们。'],
      ['更正', '资料有误，请联系我们或您所在地的审核员。'],
      ['撤回同意', '和同意一样容易：请联系我们。撤回不影响此前已经做的事，撤回之后不能继续做志愿者。'],
      ['删除', '不再做志愿者、或者目的已经达到的，可以要求删除。依法必须留存的，我们会说明理由和期限。'],
      [
        '要求解释',
        '系统只列出人选和每一项理由；邀请谁由协调员决定，去不去由您决定。没有只由机器作出的决定。',
      ],
      ['投诉', '对处理不满意的，可以向主办单位、司法行政部门或网信部门反映，也可以提起诉讼。'],
    ],
    rightsWhen: '我们在 15 个工作日内办理；不能办的，会说明理由。不收费。',
    recordTitle: '每一步都有记录，每次查看也有',
    record:
      '谁、什么时候、做了什么决定、动了哪一项，都记在改不动的链上，由不能改资料的审计员查看。别人看到您的资料之前，系统先记下是什么角色、为了什么、看哪几项；记不下来，就不给看。',
    readers: '登录后看「谁看过我的数据」',
    basisTitle: '依据',
    basis: ['《个人信息保护法》', '《网络数据安全管理条例》', '《志愿服务条例》'],
  },
  en: {
    title: 'Privacy: who can see my data',
    lead: '“Who can see what” and “What each role may do” are made from the system’s own rules, and the server opens its doors by the same ones. What is not listed cannot be seen.',
    tableTitle: 'Who can see what',
    tableLead:
      'These are the people who see a field in full. Others who work with you see it masked, like “Z***” or “138****5678”; everyone else sees nothing. Your own data you can always see.',
    tableCaption: 'For each personal field, which roles see it in full',
    field: 'Field',
    nobody: 'not in full',
    relations: {
      self: 'only about oneself',
      organization: 'only in their organization',
      region: 'only in their region',
      member: 'only members of the group',
      any: 'without limits',
    },
    person: 'Everyone who signs in',
    narrower: 'In practice it is narrower still:',
    narrowerLines: [
      'Coordinators and members of a group see a name once the place is confirmed, and no longer once it ends.',
      'A reviewer sees identity and credential numbers while the check is open. After the decision they are masked.',
      'Even on your own page your identity number shows only its first three and last four characters.',
    ],
    rolesTitle: 'What each role may do',
    rolesLead: 'Only what is listed, and only within their own bounds.',
    classesTitle: 'Kinds of data, how they are protected, and for how long they are kept',
    classesCaption: 'Kinds of data, their protection and how long they are kept',
    classesHead: ['Kind', 'Protection', 'Kept for'],
    classes: [
      [
        'Public: training, names of organizations, the check of a certificate',
        'Open to all; of a holder only the family name',
        'As long as it is published',
      ],
      ['Internal: places taken, attendance', 'Signed-in people whom it concerns', '3 years'],
      [
        'Personal: name, phone, mail, profession, service',
        'Encrypted at rest, masked by default',
        'While the account lasts and 3 years after; records of service as long as the law asks',
      ],
      [
        'Sensitive: identity number, credential numbers, results of checks',
        'Encrypted by itself, in no list, open only to the reviewer on the case',
        'As short as possible, at most as long as the account',
      ],
      [
        'Of a group: code, needs, times, notes',
        'Each reading checks for membership or the region’s coordinator',
        '1 year after the group ends; then whatever links to a person is removed',
      ],
    ],
    storedNote:
      'Data is stored in mainland China. Deletion at the end of these terms is done by staff for now; the system does not yet delete by itself.',
    neverTitle: 'What we never collect',
    never: [
      'Name, address, papers, phone or case of the person who needs company: here a group is a code and a few broad needs; who it is, only the justice office knows.',
      'Photographs of papers, faces, fingerprints, bank cards, movements, health records.',
      'Passwords: you sign in with a one-time code.',
      'Accounts of minors: volunteers are at least 18.',
      'Scripts of third parties for advertising or statistics: there are none, and nothing is sent abroad.',
    ],
    rightsTitle: 'Your rights',
    rights: [
      [
        'See and take',
        'Sign in and look at your own page, also at who has read your data; for a complete copy, please contact us.',
      ],
      ['Correct', 'If something is wrong, tell us or the reviewer of your county.'],
      [
        'Withdraw consent',
        'As easily as you gave it: contact us. What was done before stays; after it you cannot go on as a volunteer.',
      ],
      [
        'Delete',
        'When you stop, or the purpose is reached, you can ask for deletion. If the law makes us keep something, we say why and until when.',
      ],
      [
        'Ask for reasons',
        'The system lists people with every reason; a coordinator decides whom to invite, and you decide whether to go. Nothing is decided by a machine alone.',
      ],
      [
        'Complain',
        'If you are not satisfied, turn to the host of this site, the justice administration or the cyberspace administration, or go to court.',
      ],
    ],
    rightsWhen: 'We act within 15 working days, or say why we cannot. It costs nothing.',
    recordTitle: 'Every step is recorded, and every reading',
    record:
      'Who decided what and when, and which field was touched, stands in a chain that cannot be altered, read by auditors who cannot change data. Before anybody sees your data, the system records in which role, for what, and which fields; if it cannot, nothing is shown.',
    readers: 'Sign in to see who has read your data',
    basisTitle: 'Legal grounds',
    basis: [
      'Personal Information Protection Law',
      'Network Data Security Management Regulations',
      'Regulations on Voluntary Service',
    ],
  },
})
