import { both } from './both.ts'

/** Signing in by a code. */
export const signIn = both({
  zh: {
    lead: '用手机号或邮箱收取验证码，不需要密码。第一次登录会自动建立账户。',
    address: '手机号或邮箱',
    addressHint: '大陆手机号，或者邮箱地址',
    askCode: '获取验证码',
    asking: '正在发送…',
    codeTitle: '填写验证码',
    sentTo: '验证码已经发到 {address}，{n} 分钟内有效。',
    code: '验证码',
    codeHint: '6 位数字',
    enter: '登录',
    entering: '正在登录…',
    notCome: '没有收到？',
    notComeHint: '请先看看垃圾邮件或被拦截的短信。',
    waitMore: '{n} 秒后可以重新获取。',
    again: '重新获取',
    sentAgain: '已经重新发送。只有最新的验证码有效。',
    otherAddress: '换一个号码或邮箱',
    demoTitle: '演示身份',
    demoText:
      '这是本机演示，人物都是虚构的。点一个身份会填好地址；验证码在本机信箱里。工作人员登录时还要动态口令，就显示在这里。',
    demoCode: '动态口令 {code}',
    mailbox: '打开本机信箱',
    privacy: '登录即表示您同意我们为识别您而使用这个号码或邮箱，不会用于别处。',
  },
  en: {
    lead: 'We send a code to your mobile number or mail address; there is no password. The first time opens your account.',
    address: 'Mobile number or mail address',
    addressHint: 'A mainland mobile number, or an email address',
    askCode: 'Send me a code',
    asking: 'Sending…',
    codeTitle: 'Enter the code',
    sentTo: 'A code is on its way to {address}. It is valid for {n} minutes.',
    code: 'Code',
    codeHint: '6 digits',
    enter: 'Sign in',
    entering: 'Signing in…',
    notCome: 'No message yet?',
    notComeHint: 'Please look among junk mail or blocked messages first.',
    waitMore: 'You can ask again in {n} seconds.',
    again: 'Send a new code',
    sentAgain: 'A new code was sent. Only the newest one works.',
    otherAddress: 'Use another number or address',
    demoTitle: 'People of the demo',
    demoText:
      'This is a demo on your machine; everyone in it is invented. Choose a person to fill in the address. The code arrives in the mailbox of this machine. Staff also need an authenticator code: it is shown here.',
    demoCode: 'authenticator code {code}',
    mailbox: 'Open the mailbox of this machine',
    privacy: 'We use the number or address to know that it is you, and for nothing else.',
  },
})

export type SignInWords = (typeof signIn)['zh']
