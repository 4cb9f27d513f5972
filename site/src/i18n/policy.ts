import type { HelpField, TrainingSubject } from '../../../shared/vocabulary.ts'
import { both } from './both.ts'

/** The policy in plain words, after the official answers to the press. */
export const policy = both({
  zh: {
    title: '政策法规',
    lead: '国家鼓励社会组织和专业志愿者参与帮教。这一页用平实的话，说清政策要什么、您能做什么。',
    whyTitle: '为什么需要您',
    why: '重新开始生活的人，常常同时遇到几件难事：手续、住处、工作，还有和家人邻里的关系。一个部门很难顾到全部。政策因此请社会力量一起来，尤其欢迎有专业背景的人。',
    quote:
      '倡导志愿者和社会热心人士，特别是具有法学、心理学、教育学、社会学、社会工作等专业背景的人士参与帮教工作，壮大帮教力量。',
    quoteSource: '司法部负责同志答记者问',
    fieldsTitle: '帮助的六个方面',
    fieldsLead: '小组的需要、志愿者的意愿和培训内容，都按这六个方面来说。',
    fields: {
      PREPARATION: '事先了解需要，制定有针对性的帮教方案；派人加入帮教小组，一帮一或多帮一。',
      MORAL_EDUCATION: '讲遵纪守法、社会公德、家庭美德，也讲眼下的形势和政策，帮助重建对生活的信心。',
      SOCIAL_ADAPTATION: '指导人际交往，一起参加社区公益活动；帮助与家人、邻里沟通，获得谅解与接纳。',
      MENTAL_HEALTH:
        '由有资格的人做心理评估和咨询，帮助走出消极情绪。心理治疗只能在医疗机构进行，志愿者负责转介。',
      HARDSHIP_RELIEF: '介绍社会救助的条件和程序，协助提出申请；协助有关部门提供法律援助，动员爱心捐赠。',
      EMPLOYMENT: '推荐岗位和职业技能培训，协助申请就业创业扶持，也包括其家属。',
    } satisfies Record<HelpField, string>,
    subjectsTitle: '三门培训课',
    subjectsLead: '政策要求定期培训，提高从业人员的专业水平。在同行，三门课合格并取得证书，才能加入小组。',
    subjects: {
      POLICY: '谁在做什么，有哪些救助、就业和援助政策，怎么申请。',
      SKILLS: '怎样倾听、怎样谈话、怎样制定方案，遇到难题找谁。',
      STANDARDS: '保护隐私、无偿服务、自身安全；哪些事不能做。',
    } satisfies Record<TrainingSubject, string>,
    asksTitle: '政策的要求，本站的做法',
    asksCaption: '政策的每一项要求在本站怎样落实',
    asksHead: ['政策的要求', '本站的做法'],
    asks: [
      ['注重个体需求，有针对性地制定方案', '每个小组先写明需要，再按专业找人'],
      ['一帮一、多帮一结对', '每个小组只为一个人；席位按专业设置，本人同意才算结对'],
      ['保护个人隐私', '本站不保存需要同行的人的姓名、住址、电话；志愿者的资料默认遮住，每次改动都有记录'],
      ['定期培训', '公开的培训日历；证书有有效期，到期前提醒续期'],
      ['选好、用好社会组织', '机构登记要审核；不宜继续的及时终止，并做好交接'],
      ['绩效评价和第三方评价', '服务时长要经确认；评价标准公开'],
      ['培育先进典型，加大宣传', '只在本人同意后公开'],
      ['发现重新违法犯罪的苗头及时报告', '设专门渠道，只写事实，不打分，不追踪'],
    ],
    rulesTitle: '志愿者要记住的几条',
    rules: [
      '服务完全无偿：不向对方收取或接受任何钱物。',
      '在小组里听到的，不带出小组。',
      '法律咨询可以做；代理和诉讼只能由执业律师承担。',
      '心理咨询可以做；心理治疗交给医疗机构。',
      '觉得不安全、不合适，随时可以停下来，告诉协调员。',
    ],
    sourceTitle: '来源',
    source: [
      '司法部、中央综治办、民政部、财政部：《关于社会组织参与帮教刑满释放人员工作的意见》，2016 年。',
      '司法部负责同志就该意见答记者问，《法制日报》，记者蔡长春。本页引文出自这篇答问，其余为本站的说明。',
      '《志愿服务条例》，国务院令第 685 号，2017 年。',
    ],
    leadTitle: '谁负责',
    leadText: '各地司法行政部门会同民政、财政等部门负责；基层由司法所组织帮教小组。',
    nextTitle: '下一步',
  },
  en: {
    title: 'Policy',
    lead: 'The state encourages social organizations and professional volunteers to take part. This page says in plain words what the policy asks and what you can do.',
    whyTitle: 'Why you are needed',
    why: 'People who start again often meet several difficulties at once: papers, a place to live, work, and ties with family and neighbours. No single office can see to all of them. So the policy asks society to help, and people with a profession above all.',
    quote:
      'Volunteers and willing people, especially those with a background in law, psychology, education, sociology or social work, are encouraged to take part and add to the strength of this work.',
    quoteSource: 'A leading official of the Ministry of Justice to the press (our translation)',
    fieldsTitle: 'Six fields of help',
    fieldsLead:
      'What a group needs, what volunteers offer and what training covers are all said in these six fields.',
    fields: {
      PREPARATION:
        'Learn the needs beforehand and make a plan that fits; send people into a support group, one to one or many to one.',
      MORAL_EDUCATION:
        'Talk about law, public and family values and the times we live in, and help trust in life grow again.',
      SOCIAL_ADAPTATION:
        'Advise on getting along with people, join in community work together, and help talk with family and neighbours.',
      MENTAL_HEALTH:
        'Assessment and counselling by qualified people. Psychotherapy belongs in medical institutions; volunteers refer.',
      HARDSHIP_RELIEF:
        'Explain social assistance and help apply for it; help the offices in charge to give legal aid; encourage donations.',
      EMPLOYMENT:
        'Recommend jobs and skills training, and help apply for support to find work or start a business, for the family too.',
    },
    subjectsTitle: 'Three training subjects',
    subjectsLead:
      'The policy asks for regular training. In Tongxing, a certificate in each of the three comes before joining a group.',
    subjects: {
      POLICY: 'Who does what; which assistance, employment and legal-aid schemes exist, and how to apply.',
      SKILLS: 'How to listen, how to talk, how to make a plan, and whom to ask when it is hard.',
      STANDARDS: 'Privacy, unpaid service, your own safety; what must not be done.',
    },
    asksTitle: 'What the policy asks, and what we do',
    asksCaption: 'How each demand of the policy is met on this site',
    asksHead: ['The policy asks', 'What we do'],
    asks: [
      [
        'See the individual and make a plan that fits',
        'Each group states its needs first; people are then found by profession',
      ],
      [
        'Pair one to one, or many to one',
        'A group serves one person; seats are by profession, and nobody is paired without consent',
      ],
      [
        'Protect privacy',
        'We hold no name, address or phone number of anyone being helped; every look at volunteers’ data is recorded',
      ],
      ['Train regularly', 'A public calendar; certificates expire, with reminders to renew'],
      [
        'Choose organizations well',
        'Registration is reviewed; unsuitable ones are ended in time, with a hand-over',
      ],
      ['Evaluate, also by third parties', 'Service hours are confirmed; the standards are public'],
      ['Make good examples known', 'Only with the consent of those concerned'],
      ['Report signs of re-offending in time', 'A channel of its own: facts only, no scores, no tracking'],
    ],
    rulesTitle: 'For volunteers to remember',
    rules: [
      'Service is unpaid: ask for nothing and take nothing from the person you help.',
      'What you hear in the group stays in the group.',
      'Legal advice is welcome; representing someone is for practising lawyers only.',
      'Counselling is welcome; psychotherapy is for medical institutions.',
      'If it feels unsafe or wrong, stop at any time and tell the coordinator.',
    ],
    sourceTitle: 'Sources',
    source: [
      'Ministry of Justice and others: Opinions on social organizations’ participation in helping people released on completion of sentence, 2016 (in Chinese).',
      'Answers of a leading official of the Ministry of Justice to the press on these Opinions, Legal Daily, reporter Cai Changchun. Quotations are from there; the rest is our explanation.',
      'Regulations on Voluntary Service, State Council Order No. 685, 2017.',
    ],
    leadTitle: 'Who is in charge',
    leadText:
      'Local justice administrations, together with civil affairs, finance and others; justice offices of towns and streets run the support groups.',
    nextTitle: 'What next',
  },
})
