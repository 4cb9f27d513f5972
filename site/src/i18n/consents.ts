import type { ConsentKind } from '../../../shared/vocabulary.ts'
import { both } from './both.ts'

type ConsentText = { brief: string; text: string[]; agree: string }

/**
 * The texts that a volunteer agrees to, one by one, in version 1 (`consentVersions` in `shared/volunteers.ts`).
 * Another wording is another version, once a deployment has asked anybody. Grounds: PIPL art. 14–17, 29, 30, 44–47; 志愿服务条例 art. 7, 15, 16, 20–22; 慈善法 art. 66.
 */
export const consents = both({
  zh: {
    PERSONAL_DATA: {
      brief: '我们用哪些资料、做什么、给谁看、存多久，以及您的权利。',
      text: [
        '谁来处理：本站的主办单位（见页面底部）和您所在地的司法行政部门。联系方式在页面底部和「办事指南」里。',
        '处理什么：姓名、身份证号码、手机号或邮箱、专业背景和资格证书、居住的县区和乡镇、愿意帮助的方面、空闲时间、语言，以及您在本站的培训、证书、邀请和服务记录。',
        '用来做什么：核对身份和资格，安排培训，颁发证书，给小组推荐合适的人，按《志愿服务条例》记录志愿服务。系统只列出人选和理由，邀请谁由协调员决定，去不去由您决定。',
        '给谁看：您自己；核验您的审核员；您报名的培训机构（姓名，用于签到和发证）；您所在地的协调员（确认加入小组之前姓名只显示姓）；和您在同一小组的人（姓名和专业）。我们不出售资料，不向境外提供，不公开您的信息。每次核验、决定和改动都有记录。',
        '存多久：账户存续期间；退出后最长 3 年，注销时立即删除；依法必须保存的服务和培训记录隐去姓名。资料存放在中国境内，加密保存。',
        '您的权利：查阅、复制、更正、补充和删除自己的资料，要求解释，撤回同意。在「我的数据」里自己办理，也可以联系我们，我们在 15 个工作日内答复。撤回不影响此前已经做的事；撤回之后不能继续做志愿者。',
      ],
      agree: '我已阅读，同意按上述规则处理我的个人信息',
    },
    SENSITIVE_DATA: {
      brief: '身份证号码和资格证书编号需要您单独同意。',
      text: [
        '处理什么：身份证号码（含其中的出生日期和性别）、资格证书编号、核验结果。不收集证件照片，不收集人脸、指纹。',
        '为什么必须：慈善法要求志愿者实名登记。志愿者须年满 18 周岁；有些小组要求有女性成员，或者要求有专业资格。没有这些信息，我们无法确认您是本人，也无法合规地安排您。',
        '怎样保护：单独加密，列表里不显示，页面上只显示前 3 位和后 4 位。只有正在核验您的审核员能看到完整号码，核验的人和时间都有记录。',
        '对您的影响：万一泄露，可能被人冒用身份。如果发生，我们会立即补救、通知您并向主管部门报告。',
        '不同意的后果：不能报名做志愿者，但可以继续浏览本站。您可以随时在「我的同意」里撤回。',
      ],
      agree: '我单独同意处理上述敏感个人信息',
    },
    UNDERTAKING: {
      brief: '自愿、真实、无偿、守法，做不了的事不勉强。',
      text: [
        '我自愿参加志愿服务，没有人强迫我。我可以谢绝任何一次邀请，也可以随时退出，不需要理由。',
        '我填写的资料真实、准确、完整；有变化会及时更新。',
        '我不收取报酬，不接受钱物、宴请和其他好处，也不借志愿服务推销、借贷、传教或营利。',
        '我尊重需要同行的人的人格和选择，平等相待，不歧视，不打探案情。',
        '我接受培训和管理，按小组的计划做事。不能按时参加的，会尽早告诉协调员。',
        '我只做自己有资格、有能力做的事：没有律师执业证不代理案件；不做心理治疗，需要时请小组转介到医疗机构。',
        '我会照顾好自己的安全，不单独去让我不安的地方；遇到危险先离开，再报告。',
      ],
      agree: '我承诺做到以上各项',
    },
    CONFIDENTIALITY: {
      brief: '在小组里知道的事，不向小组以外的人说。',
      text: [
        '我在志愿服务中知道的姓名、住址、经历、家庭、健康和其他情况，都不向小组以外的人透露，包括我的家人、同事和媒体。',
        '我不拍照、不录音、不在社交软件上谈论，不把资料存到自己的设备里，不带走纸质材料。',
        '在本站填写记录时，我不写姓名、证件号码、电话、住址和案情。',
        '未成年人的情况，我加倍小心：任何能让人认出是谁的信息都不透露。',
        '例外只有两种：有人的生命安全受到威胁，或者有违法犯罪的苗头。这时我会立即报警，或者向司法所报告，只说必要的情况。',
        '这些要求在我离开小组、退出志愿服务之后仍然有效。违反的，可能被停止服务，并依法承担责任。',
      ],
      agree: '我承诺保守秘密',
    },
    MESSAGES: {
      brief: '培训提醒、邀请等消息。不同意也可以做志愿者。',
      text: [
        '同意后，我们会用短信或邮件告诉您：申请的结果、培训的提醒和变动、证书到期、小组邀请。',
        '消息里不会出现任何需要同行的人的情况，也不会出现敏感的字眼；不会有广告。',
        '不同意时，这些事都会出现在「我的」页面，请记得常来看看。登录验证码不受影响。',
        '可以随时在「我的同意」里取消，立即生效。',
      ],
      agree: '我同意接收短信和邮件通知',
    },
  } satisfies Record<ConsentKind, ConsentText>,
  en: {
    PERSONAL_DATA: {
      brief: 'Which data we use, what for, who sees it, how long it is kept, and your rights.',
      text: [
        'Who handles it: the host of this site (named at the foot of the page) and the justice administration of the place where you live. How to reach them stands at the foot of the page and under Help.',
        'What is handled: your name, identity number, mobile number or mail address, profession and credentials, the county and township where you live, the fields in which you would like to help, your free time, your languages, and your training, certificates, invitations and service records on this site.',
        'What for: to check identity and qualification, to arrange training, to issue certificates, to suggest suitable people to groups, and to record volunteer service as the Regulations on Volunteer Services require. The system only lists people with reasons: a coordinator decides whom to invite, and you decide whether to go.',
        'Who sees it: yourself; the reviewer who verifies you; the organization whose training you book (your name, for attendance and certificates); coordinators of your region (only your family name until a place in a group is confirmed); people in the same group (name and profession). We do not sell data, do not send it abroad and do not publish it. Every check, decision and change is recorded.',
        'How long: as long as you have an account; at most 3 years after you leave, and gone at once when you erase it; records of service and training that the law wants kept stay without a name. Data stays in China and is stored encrypted.',
        'Your rights: to see, copy, correct, add to and delete your data, to have things explained, and to withdraw your consent. Do so under My data, or contact us; we answer within 15 working days. Withdrawing does not undo what was done before; afterwards you cannot go on as a volunteer.',
      ],
      agree: 'I have read this and agree that my personal data is handled in this way',
    },
    SENSITIVE_DATA: {
      brief: 'Your identity number and credential number need a consent of their own.',
      text: [
        'What is handled: your identity number (with the date of birth and sex in it), the number of your credential, and the result of the check. We collect no photos of documents, no faces and no fingerprints.',
        'Why it is necessary: the Charity Law requires that volunteers register under their real name. Volunteers must be 18; some groups need a woman, or somebody with a certain qualification. Without this we cannot know that it is you, nor place you lawfully.',
        'How it is protected: encrypted on its own, never shown in lists, and shown on pages with the first 3 and last 4 digits only. Only the reviewer who is verifying you sees the whole number; who verified you and when is recorded.',
        'What it could mean for you: if it leaked, somebody might pretend to be you. If that ever happens we act at once, tell you, and report it to the authorities.',
        'If you do not agree: you cannot sign up as a volunteer, but you can go on reading this site. You can withdraw at any time under My consents.',
      ],
      agree: 'I separately agree that this sensitive data is handled',
    },
    UNDERTAKING: {
      brief: 'Free will, truth, no pay, within the law, and nothing beyond my ability.',
      text: [
        'I volunteer of my own free will; nobody makes me. I may decline any invitation and may leave at any time, without giving a reason.',
        'What I tell about myself is true, accurate and complete, and I keep it up to date.',
        'I take no pay, no money, gifts, meals or other favours, and I do not use volunteering to sell, lend, preach or make a profit.',
        'I respect the person I walk with and their choices, treat them as an equal, do not discriminate, and do not pry into their past.',
        'I take part in training, accept guidance and follow the plan of the group. When I cannot come, I tell the coordinator early.',
        'I only do what I am qualified and able to do: without a lawyer’s licence I do not represent anybody; I do not practise psychotherapy, and ask the group for a referral to a medical institution where it is needed.',
        'I look after my own safety and do not go alone where I feel uneasy. In danger I leave first and report afterwards.',
      ],
      agree: 'I undertake all of this',
    },
    CONFIDENTIALITY: {
      brief: 'What I learn in a group stays in the group.',
      text: [
        'Names, addresses, life stories, family, health and anything else that I learn while volunteering: I tell nobody outside the group, including my family, my colleagues and the press.',
        'I take no photos and no recordings, do not talk about it on social media, keep nothing on my own devices and take no papers with me.',
        'In records on this site I write no names, identity numbers, phone numbers, addresses or details of a case.',
        'With minors I take double care: nothing that could tell anybody who they are.',
        'There are two exceptions only: somebody’s life is in danger, or there are signs of a crime. Then I call the police or tell the justice office at once, and only what is necessary.',
        'This holds after I have left a group or stopped volunteering. Whoever breaks it may be suspended and is liable under the law.',
      ],
      agree: 'I undertake to keep confidence',
    },
    MESSAGES: {
      brief: 'Reminders of training, invitations and the like. You can volunteer without.',
      text: [
        'If you agree, we tell you by SMS or mail: the result of your application, reminders and changes of training, certificates that run out, and invitations to groups.',
        'Messages say nothing about any person who is helped, use no sensitive words, and carry no advertising.',
        'If you do not agree, all of it appears on your page; please look in from time to time. Sign-in codes reach you in any case.',
        'You can stop it at any time under My consents, effective at once.',
      ],
      agree: 'I would like to receive notices by SMS and mail',
    },
  },
})

export type ConsentWords = Record<ConsentKind, ConsentText>
