import { both } from './both.ts'

/** How it works, for each role, and how to reach a person. */
export const help = both({
  zh: {
    title: '办事指南',
    lead: '您是谁，想办什么，先看这里。看不明白的，随时找人。',
    onThisPage: '本页内容',
    roles: [
      {
        id: 'volunteer',
        name: '我想做志愿者',
        steps: [
          '报名：用手机号或邮箱登录，填写专业、时间和愿意帮助的方面。写到一半可以先离开，下次接着写。',
          '核验：带身份证到当地审核点核对一次；有专业资格的，登记证书信息。一般 3 个工作日内有结果。',
          '培训：在培训日历里选班次报名。三门课各有一张证书。',
          '聘任：证书齐了，当地司法行政部门会聘任您。',
          '邀请：有合适的小组，协调员会邀请您。您先看到大致情况和风险告知，再决定。谢绝不会有任何影响。',
        ],
      },
      {
        id: 'organization',
        name: '我代表一个机构',
        steps: [
          '登记：填写统一社会信用代码和业务范围，由当地司法行政部门审核。',
          '同事：审核通过后，邀请管理员和培训师加入。',
          '培训：建立培训项目，安排班次，登记出勤和成绩，给合格的人发证。',
        ],
      },
      {
        id: 'coordinator',
        name: '我是司法所的协调员',
        steps: [
          '建组：只写大致情况和需要，不写任何能认出本人的信息。',
          '找人：看系统推荐的人选和理由，也能看到为什么不推荐某人。由您决定邀请谁。',
          '结对：志愿者同意后，由您确认。确认时会再核对一次资格和名额。',
        ],
      },
      {
        id: 'administrator',
        name: '我在司法行政部门工作',
        steps: [
          '审核机构，聘任志愿者，设定本地区要求的证书。',
          '邀请协调员、资质审核员和审计员。',
          '每一次查看和改动都有记录，审计员可以核对。',
        ],
      },
    ],
    questionsTitle: '常见问题',
    questions: [
      { q: '没有专业资格可以参加吗？', a: '可以。专业背景选「其他」。培训和证书的要求一样。' },
      {
        q: '要花多少时间？',
        a: '三门培训大约一天半到两天。加入小组后，多数人每月见面一到两次，时间由您自己定。',
      },
      { q: '会付报酬吗？', a: '不会。志愿服务是无偿的，也不能收受对方的钱物。培训和证书都免费。' },
      {
        q: '没有收到验证码？',
        a: '先看垃圾邮件或拦截的短信；一分钟后可以重新获取。换过号码的，请联系我们。',
      },
      { q: '在微信里打不开文件？', a: '请点右上角的「···」，选择在浏览器中打开。' },
      { q: '怎么删除我的资料？', a: '请联系我们。依法必须保留的服务记录会说明期限。' },
    ],
    reachTitle: '找人帮忙',
    reachText: '咨询、意见、投诉，都由人来答复。',
    reachAnswer: '我们在 {n} 个工作日内答复。',
    reachNone: '本站还没有公布联系电话。请联系您所在地的司法所，或邀请您的机构。',
    urgent: '遇到紧急危险，请直接拨打 110；需要急救，请拨打 120。',
  },
  en: {
    title: 'Help',
    lead: 'Who you are and what you want to do: start here. If it is not clear, ask a person at any time.',
    onThisPage: 'On this page',
    roles: [
      {
        id: 'volunteer',
        name: 'I want to volunteer',
        steps: [
          'Sign up: sign in with your mobile number or email, then tell us your profession, your time and where you would like to help. You can stop half-way and go on later.',
          'Verify: show your identity card once at a local desk, and register a professional certificate if you have one. Most decisions take 3 working days.',
          'Train: choose sessions in the training calendar. Each of the three subjects has a certificate.',
          'Appointment: with all certificates, the local justice administration appoints you.',
          'Invitation: when a group fits, a coordinator invites you. You see the outline and the risk notice first, and then decide. Declining has no consequences.',
        ],
      },
      {
        id: 'organization',
        name: 'I speak for an organization',
        steps: [
          'Register with the unified social credit code and your field of work; the local justice administration reviews it.',
          'Colleagues: once approved, invite managers and trainers.',
          'Training: make a programme, schedule sessions, record attendance and results, and award certificates.',
        ],
      },
      {
        id: 'coordinator',
        name: 'I coordinate groups at a justice office',
        steps: [
          'Open a group with an outline and its needs; nothing that could tell who the person is.',
          'Find people: see who is suggested and why, and why somebody is not. You decide whom to invite.',
          'Pair: when the volunteer has accepted, you confirm. Eligibility and places are checked once more at that moment.',
        ],
      },
      {
        id: 'administrator',
        name: 'I work at a justice administration',
        steps: [
          'Review organizations, appoint volunteers, set which certificates your region requires.',
          'Invite coordinators, reviewers and auditors.',
          'Every look and every change is recorded, and auditors can check the record.',
        ],
      },
    ],
    questionsTitle: 'Common questions',
    questions: [
      {
        q: 'Can I join without a qualification?',
        a: 'Yes. Choose “Other” as your profession. Training and certificates are the same.',
      },
      {
        q: 'How much time does it take?',
        a: 'The three trainings take a day and a half to two days. In a group, most people meet once or twice a month, at times you choose.',
      },
      {
        q: 'Is it paid?',
        a: 'No. Volunteering is unpaid, and nothing may be taken from the person you help. Training and certificates are free.',
      },
      {
        q: 'The code did not arrive?',
        a: 'Look in your spam folder or blocked messages; after a minute you can ask for a new one. If your number has changed, contact us.',
      },
      {
        q: 'A file does not open in WeChat?',
        a: 'Tap “···” at the top right and choose to open the page in your browser.',
      },
      {
        q: 'How do I have my data deleted?',
        a: 'Contact us. Where the law requires service records to be kept, we say for how long.',
      },
    ],
    reachTitle: 'Talk to a person',
    reachText: 'Questions, suggestions and complaints are answered by people.',
    reachAnswer: 'We answer within {n} working days.',
    reachNone:
      'This site has not published a phone number yet. Please ask your local justice office, or the organization that invited you.',
    urgent: 'In immediate danger call 110; for an ambulance call 120.',
  },
})
