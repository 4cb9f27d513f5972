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
    storedNote: '资料存放在中国境内。到期的，系统每天自动删除。',
    neverTitle: '我们从不收集',
    never: [
      '需要同行的人的姓名、住址、证件、电话和案情：小组在本站只是一个编号和几项大致的需要，身份由司法所掌握。',
      '证件照片、人脸、指纹、银行卡、行踪和健康记录。',
      '密码：登录只用一次性验证码。',
      '未成年人的账户：志愿者须年满 18 周岁。',
      '用于广告或统计的第三方脚本：本站没有，也不向境外传送任何内容。',
    ],
    keptTitle: '注销之后依法留存的',
    keptWords: {
      certificate: '培训证书',
      enrolment: '培训的出勤和成绩',
      placement: '在小组中的时间',
      trail: '操作记录',
    },
    myData: '我的数据',
    rightsTitle: '您的权利',
    rights: [
      ['查看和带走', '登录后在「我的数据」里查看，也能看到谁看过；一分钟之内下载一份完整的副本。'],
      ['更正', '在「我的数据」里提出，由记录它的审核员或培训机构在 10 个工作日内答复。'],
      [
        '撤回同意',
        '和同意一样容易：在「我的同意」里点一下，立即生效。撤回不影响此前已经做的事；撤回必需的一项，就退出志愿服务。',
      ],
      [
        '删除',
        '在「我的数据」里注销账户：个人资料立即删除，密钥销毁，从备份中也找不回。依法要留存的隐去姓名，下面列出理由和期限。',
      ],
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
    storedNote: 'Data is stored in mainland China. What is past its term is deleted every day by the system.',
    neverTitle: 'What we never collect',
    never: [
      'Name, address, papers, phone or case of the person who needs company: here a group is a code and a few broad needs; who it is, only the justice office knows.',
      'Photographs of papers, faces, fingerprints, bank cards, movements, health records.',
      'Passwords: you sign in with a one-time code.',
      'Accounts of minors: volunteers are at least 18.',
      'Scripts of third parties for advertising or statistics: there are none, and nothing is sent abroad.',
    ],
    keptTitle: 'What the law keeps after an erasure',
    keptWords: {
      certificate: 'Training certificates',
      enrolment: 'Attendance and results',
      placement: 'Time in groups',
      trail: 'The trail',
    },
    myData: 'My data',
    rightsTitle: 'Your rights',
    rights: [
      [
        'See and take',
        'Sign in and open My data: what is held, who has read it, and a complete copy within a minute.',
      ],
      [
        'Correct',
        'Ask under My data; the reviewer or the organization that recorded it answers within 10 working days.',
      ],
      [
        'Withdraw consent',
        'As easily as you gave it: one button under My consents, effective at once. What was done before stays; without a needed text you have left.',
      ],
      [
        'Delete',
        'Erase your account under My data: personal data goes at once, its key is destroyed, and no backup brings it back. What the law makes us keep stays without a name; reasons and terms stand below.',
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
