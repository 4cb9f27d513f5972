import { template, type Template } from './template.ts'

/** What happens to an account: of its safety each says what to do for who did not do it themselves. */
export const accountTemplates = {
  'addresses-changed': template(
    '/my/security.html',
    '同行：您登录用的号码或邮箱有变化',
    '您登录用的号码或邮箱刚刚更改。如非您本人操作，请立即登录查看；如已无法登录，请立即联系我们。',
    'Tongxing: how you sign in has changed',
    'The numbers or addresses that you sign in with have just changed. If it was not you, sign in at once and look; if you cannot, contact us at once.',
  ),
  'factor-added': template(
    '/my/security.html',
    '同行：您的登录方式有变化',
    '您的账户新增了一种第二步验证。如非您本人操作，请立即登录，在“登录与安全”中删除，并结束所有登录。',
    'Tongxing: your way of signing in has changed',
    'A second step of signing in was added to your account. If it was not you, sign in at once, remove it under “Sign-in and security”, and end all sessions.',
  ),
  'factor-removed': template(
    '/my/security.html',
    '同行：您的登录方式有变化',
    '您的账户删除了一种第二步验证。如非您本人操作，请立即登录查看，并联系我们。',
    'Tongxing: your way of signing in has changed',
    'A second step of signing in was removed from your account. If it was not you, sign in at once and contact us.',
  ),
  'recovery-codes-made': template(
    '/my/security.html',
    '同行：您的恢复码已更换',
    '您的账户生成了新的恢复码，原有恢复码不再有效。如非您本人操作，请立即登录查看，并联系我们。',
    'Tongxing: your recovery codes are new',
    'New recovery codes were made for your account; the ones before work no more. If it was not you, sign in at once and contact us.',
  ),
  'recovery-code-used': template(
    '/my/security.html',
    '同行：您用恢复码登录',
    '有人用您的一个恢复码登录。如是您本人，请检查剩余数量；如非您本人操作，请立即联系我们。',
    'Tongxing: a recovery code of yours was used',
    'Someone signed in with one of your recovery codes. If it was you, see how many are left; if not, contact us at once.',
  ),
  'reset-asked': template(
    '/my/security.html',
    '同行：您的账户申请重设第二步验证',
    '您的账户申请了重设第二步验证，须由两位管理员先后核实。如非您本人申请，请立即登录停止。',
    'Tongxing: a reset of your second step was asked for',
    'A reset of the second step of your account was asked for; two administrators have to agree. If it was not you, sign in at once and stop it.',
  ),
  'reset-started': template(
    '/my/security.html',
    '同行：重设第二步验证已开始',
    '一位管理员已为您的账户开始重设第二步验证，等待另一位管理员确认。如非您本人申请，请立即登录停止。',
    'Tongxing: the reset of your second step has begun',
    'An administrator has begun to reset the second step of your account; another one has yet to confirm. If you did not ask for it, sign in at once and stop it.',
  ),
  'reset-done': template(
    '/sign-in.html',
    '同行：您的第二步验证已重设',
    '您的第二步验证已重设，所有登录已结束。请重新登录并添加新的第二步验证。如非您本人申请，请立即联系我们。',
    'Tongxing: your second step was reset',
    'The second step of your account was reset and every session has ended. Sign in again and add a new one. If you did not ask for it, contact us at once.',
  ),
  'reset-refused': template(
    '/sign-in.html',
    '同行：重设第二步验证未通过',
    '管理员未能核实您的身份，没有重设第二步验证。请联系您的管理员。',
    'Tongxing: your second step was not reset',
    'An administrator could not make sure that it was you, so the second step was not reset. Please contact your administrator.',
  ),
  'role-changed': template(
    '/my/home.html',
    '同行：您的角色日期有变化',
    '您在同行的一个角色的起止日期已更改，请登录查看。',
    'Tongxing: the days of a role of yours have changed',
    'The first or last day of a role of yours on Tongxing has changed. Please sign in to see it.',
  ),
  'role-revoked': template(
    '/my/home.html',
    '同行：您的一个角色已撤销',
    '您在同行的一个角色已撤销，请登录查看理由。',
    'Tongxing: a role of yours was taken back',
    'A role of yours on Tongxing was taken back. Please sign in to see why.',
  ),
} as const satisfies Record<string, Template>
