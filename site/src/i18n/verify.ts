import { both } from './both.ts'

/** The public check of a certificate by its number. */
export const verify = both({
  zh: {
    lead: '输入证书上的编号，就能知道这张证书是不是真的、现在是否有效。不用登录。',
    number: '证书编号',
    numberHint: '以 TX 和年份开头，共 22 位。空格、小写都可以。',
    numberMissing: '请填写证书编号',
    check: '查验证书',
    checking: '正在查验…',
    unknownTitle: '没有这个编号的证书',
    unknownText:
      '本站没有颁发过编号为 {number} 的证书。请对照证书再核对一遍；编号无误的，这张证书不是本站颁发的，请不要采信。',
    statusTitle: {
      VALID: '证书是真的，现在有效',
      RENEWABLE: '证书是真的，现在有效，快到期了',
      GRACE: '证书是真的，但已过有效期',
      EXPIRED: '证书是真的，但已经过期',
      REVOKED: '这张证书已被撤销',
    },
    statusText: {
      VALID: '有效期到 {until} 为止（含当天）。',
      RENEWABLE: '有效期到 {until} 为止（含当天），持有人可以参加培训续期。',
      GRACE: '有效期到 {until} 为止。过期 30 天内仍可续期，续期之前不算有效。',
      EXPIRED: '有效期到 {until} 为止。需要时，请持有人重新参加培训。',
      REVOKED: '撤销之后不再有效，也不会恢复。',
    },
    compare: '请对照证书上的姓和下面各项。为了保护持有人，这里只显示姓。',
    name: '持有人',
    erased: '已按本人要求删除姓名',
    subject: '培训科目',
    title: '培训项目',
    organization: '颁发机构',
    from: '生效日期',
    until: '有效期至',
    facts: '证书上的内容',
    whatTitle: '这里能查到什么',
    what: [
      '编号、科目、项目、颁发机构和有效期，与证书上印的一致。',
      '持有人只显示姓。查不到电话、身份证号码和其他资料。',
      '只能按编号查，不能按姓名查。',
    ],
    doubtTitle: '有疑问？',
    doubt: '内容对不上，或者怀疑证书被改动过，请联系颁发机构，或者用页面底部的方式联系我们。',
  },
  en: {
    lead: 'Enter the number on a certificate to see whether it is genuine and valid today. No need to sign in.',
    number: 'Certificate number',
    numberHint: 'It starts with TX and the year: 22 characters. Spaces and small letters are fine.',
    numberMissing: 'Enter the certificate number',
    check: 'Check the certificate',
    checking: 'Checking…',
    unknownTitle: 'There is no certificate with this number',
    unknownText:
      'No certificate with the number {number} was issued here. Compare it with the paper once more; if the number is right, the certificate does not come from us. Please do not rely on it.',
    statusTitle: {
      VALID: 'The certificate is genuine and valid today',
      RENEWABLE: 'The certificate is genuine and valid today, and will soon need renewal',
      GRACE: 'The certificate is genuine, but its validity has ended',
      EXPIRED: 'The certificate is genuine, but has expired',
      REVOKED: 'This certificate was revoked',
    },
    statusText: {
      VALID: 'It is valid up to and including {until}.',
      RENEWABLE: 'It is valid up to and including {until}. Its holder can renew it by training.',
      GRACE:
        'It was valid up to and including {until}. It can be renewed within 30 days of that, and does not count until then.',
      EXPIRED: 'It was valid up to and including {until}. Its holder would have to take the training again.',
      REVOKED: 'A revoked certificate is no longer valid, and is never restored.',
    },
    compare:
      'Compare the family name and the rest with the paper. To protect the holder, only the family name is shown.',
    name: 'Holder',
    erased: 'The name was erased at the holder’s request',
    subject: 'Subject',
    title: 'Programme',
    organization: 'Issued by',
    from: 'Valid from',
    until: 'Valid until',
    facts: 'What the certificate says',
    whatTitle: 'What you can find here',
    what: [
      'Number, subject, programme, issuer and dates, as they are printed on the certificate.',
      'Of the holder, only the family name: no phone, no identity number, nothing else.',
      'You can search by number only, not by name.',
    ],
    doubtTitle: 'Something looks wrong?',
    doubt:
      'If the details differ, or the paper may have been altered, ask the organization that issued it, or reach us as said at the foot of this page.',
  },
})

export type VerifyWords = (typeof verify)['zh']
