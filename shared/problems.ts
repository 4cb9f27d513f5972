/**
 * Every "no" that the product can give: HTTP status (RFC 9110) and one sentence in each language, for
 * RFC 9457 bodies and for the help page of the code. A sentence says what is true and what to do.
 */
export const problems = {
  'bad-input': { status: 400, zh: '有些内容需要改正，请看标出的各项。', en: 'Some answers need correcting; see the fields marked.' },
  'bad-request': { status: 400, zh: '请求无法读懂，请刷新页面后重试。', en: 'The request could not be read. Reload the page and try again.' },
  'bad-cursor': { status: 400, zh: '这一页的位置已失效，请从第一页重新打开。', en: 'This place in the list is no longer valid. Open the list from its first page.' },
  'sign-in-needed': { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  'code-wrong': { status: 401, zh: '验证码不正确或已失效，请核对，或重新获取。', en: 'The code is wrong or no longer valid. Check it, or ask for a new one.' },
  'not-permitted': { status: 403, zh: '您的角色不能做这件事。如有需要，请联系您的管理员。', en: 'Your role does not allow this. Ask your administrator if you need it.' },
  'cross-site': { status: 403, zh: '请求来自其他网站，已拒绝。请从本站页面操作。', en: 'The request came from another site and was refused. Please use this site’s own pages.' },
  'not-found': { status: 404, zh: '没有找到，或不对您开放。', en: 'Not found, or not open to you.' },
  'changed-meanwhile': { status: 409, zh: '内容刚被他人修改。请刷新后再决定。', en: 'Someone has just changed this. Reload it, then decide.' },
  'account-exists': { status: 409, zh: '该身份证件已有账户，请用原账户登录或联系我们。', en: 'There is already an account for this identity document. Sign in with it, or contact us.' },
  'already-applied': { status: 409, zh: '您已提交过申请，可在“我的”中查看进度。', en: 'You have already applied; see your progress on your own page.' },
  'wrong-stage': { status: 409, zh: '当前状态不能做这一步，请刷新查看最新状态。', en: 'This step does not fit the present state. Reload to see where things stand.' },
  'requirements-missing': { status: 409, zh: '还有未满足的要求，详见所列各项。', en: 'Some requirements are not met yet; they are listed.' },
  'credit-code-taken': { status: 409, zh: '该统一社会信用代码已登记。请联系贵机构的管理员邀请您。', en: 'This credit code is already registered. Ask your organization’s manager to invite you.' },
  'organization-not-approved': { status: 409, zh: '机构尚未通过审核，暂不能做这一步。', en: 'The organization has not been approved yet, so this cannot be done.' },
  'invitation-ended': { status: 409, zh: '邀请已失效或已处理。如仍需要，请邀请人重新发出。', en: 'The invitation has ended or was already answered. Ask for a new one if you still need it.' },
  'session-full': { status: 409, zh: '名额已满，请选择其他班次。', en: 'All places are taken. Please choose another session.' },
  'session-closed': { status: 409, zh: '报名已截止或班次已取消。', en: 'Enrolment has closed, or the session was cancelled.' },
  'session-not-started': { status: 409, zh: '班次尚未开始，开始后才能登记出勤与成绩。', en: 'The session has not started; attendance and results can be recorded once it has.' },
  'already-enrolled': { status: 409, zh: '您已报名该班次。', en: 'You are already enrolled in this session.' },
  'capacity-below-taken': { status: 409, zh: '容量不能少于已报名人数。', en: 'Capacity cannot be lower than the places already taken.' },
  'not-passed': { status: 409, zh: '须先到课并考核合格，才能发证。', en: 'A certificate needs attendance and a pass first.' },
  'already-certified': { status: 409, zh: '本次培训的证书已发放。', en: 'The certificate for this training has already been issued.' },
  'certificate-revoked': { status: 409, zh: '证书已撤销，不能再更改。', en: 'The certificate was revoked; this is final.' },
  'seat-taken': { status: 409, zh: '该席位已有人。', en: 'This seat is already filled.' },
  'not-eligible': { status: 409, zh: '该志愿者目前不符合条件，原因见所列各项。', en: 'The volunteer is not eligible at present; the reasons are listed.' },
  'already-invited': { status: 409, zh: '该志愿者已收到本小组的邀请。', en: 'The volunteer already has an invitation to this group.' },
  'load-reached': { status: 409, zh: '该志愿者参加的小组数已达上限。', en: 'The volunteer has reached the limit of groups.' },
  'group-closed': { status: 409, zh: '小组已结束，不能再更改。', en: 'The group has closed and cannot be changed.' },
  'key-reused': { status: 422, zh: '同一请求编号被用于不同内容，请刷新页面后重试。', en: 'One request key was used for different content. Reload the page and try again.' },
  'too-many-requests': { status: 429, zh: '请求太频繁，请稍后再试。', en: 'Too many requests. Please wait a little and try again.' },
  unexpected: { status: 500, zh: '系统出错了，您的操作没有完成。请稍后重试；如仍不行，请联系我们并告知编号。', en: 'Something went wrong and nothing was done. Try again later; if it persists, contact us with the number.' },
  'try-later': { status: 503, zh: '系统繁忙，请稍后重试；重复提交不会重复办理。', en: 'The system is busy. Try again shortly; submitting again will not do it twice.' },
} as const satisfies Record<string, { status: number; zh: string; en: string }>

export type ProblemCode = keyof typeof problems
