import { both } from './both.ts'

/** One's certificates, and what is missing. */
export const myCertificates = both({
  zh: {
    asked: '本地区的要求',
    askedText: '聘任需要以下科目都有有效的证书。',
    allMet: '您已经达到全部要求。',
    met: '有效至 {day}',
    missing: '还没有取得',
    lapsed: '已于 {day} 到期',
    expiring: '将于 {day} 到期，现在可以续期',
    short: { missing: '未取得', met: '有效', expiring: '待续期' },
    how: '看这门课的班次',
    none: '还没有证书',
    noneText: '参加培训并考核合格后，主办机构会发证，证书会出现在这里。',
    toCalendar: '看培训日历',
    print: '打印或存为 PDF',
    wechat: '在微信里打印不了时，请点右上角「···」，选择在浏览器中打开。',
    reason: '撤销原因',
  },
  en: {
    asked: 'What your region asks for',
    askedText: 'To be appointed you need a valid certificate in each of these subjects.',
    allMet: 'You have all of it.',
    met: 'Valid until {day}',
    missing: 'Not obtained yet',
    lapsed: 'Ended on {day}',
    expiring: 'Ends on {day}; you can renew it now',
    short: { missing: 'Missing', met: 'Valid', expiring: 'Renew' },
    how: 'See sessions of this subject',
    none: 'You have no certificate yet',
    noneText:
      'Once you have attended and passed, the organization issues the certificate, and it appears here.',
    toCalendar: 'See the training calendar',
    print: 'Print or save as PDF',
    wechat:
      'If printing does not work inside WeChat, tap “···” at the top and open the page in your browser.',
    reason: 'Why it was revoked',
  },
})

export type MyCertificatesWords = (typeof myCertificates)['zh']
