import { both } from './both.ts'

/** Accessibility statement, messages explained, and the page for what is not there. */
export const about = both({
  zh: {
    accessibility: {
      title: '无障碍说明',
      lead: '我们希望每个人都能用这个网站，包括看不清、听不见、用不了鼠标的人，也包括用旧手机的人。',
      goalTitle: '目标',
      goal: '我们按 WCAG 2.2 的 AA 级来做。这是我们自己的目标，还没有第三方机构评定过，也没有取得适老化或无障碍标识。',
      testedTitle: '检查过什么',
      tested: [
        '公开页面和「部件一览」，在 Chromium 浏览器中，宽 360 像素（中文）和 1280 像素（英文），用 axe-core 自动检查，没有发现问题。「部件一览」在大字模式下也检查过。',
        '宽 320 像素时，没有需要左右拖动的内容。',
        '页面的 HTML 经 html-validate 检查。',
      ],
      notTitle: '还没有检查过什么',
      not: [
        '没有请残障人士试用。',
        '没有用读屏软件（如 NVDA、VoiceOver、争渡）完整走过一遍。',
        '没有在微信内置浏览器和 Safari 上实测。',
        '自动检查只能发现一部分问题。',
      ],
      doTitle: '可以这样用',
      does: [
        '页面右上角的「大字」会放大文字、加深颜色，本机会记住。',
        '只用键盘就能操作；按 Tab 键，第一个是「跳到正文」。',
        '颜色从不单独表达意思，状态都有文字。',
        '没有会动的图片、自动播放和限时操作（验证码除外，5 分钟内有效，可以重新获取）。',
      ],
      reachTitle: '用起来有困难？',
      reach: '请告诉我们哪一页、用什么设备、卡在哪一步。我们会帮您办成这件事，再改进页面。',
      date: '本说明写于 2026 年 11 月 24 日。',
    },
    problems: {
      title: '提示与处理办法',
      lead: '办事时看到的每一种提示，都在这里说明。提示旁的代码可以在本页找到。',
      caption: '提示代码、含义与处理办法',
      code: '代码',
      meaning: '含义与处理办法',
    },
    missing: {
      title: '没有找到这一页',
      text: '可能是地址有误，或者页面已经移走。',
      home: '回到首页',
      help: '看办事指南',
    },
  },
  en: {
    accessibility: {
      title: 'Accessibility',
      lead: 'We want everyone to be able to use this site: people who see little or hear nothing, people without a mouse, people with an old phone.',
      goalTitle: 'What we aim for',
      goal: 'We work towards WCAG 2.2, level AA. This is our own aim: no third party has assessed it, and we carry no accessibility mark.',
      testedTitle: 'What was checked',
      tested: [
        'The public pages and the page of all parts, in Chromium, 360 pixels wide (Chinese) and 1280 pixels wide (English), by axe-core: nothing found. The page of all parts was also checked with the larger text.',
        'Nothing needs sideways scrolling at a width of 320 pixels.',
        'The HTML of the pages was checked by html-validate.',
      ],
      notTitle: 'What was not checked yet',
      not: [
        'Nobody with a disability has been asked to try it.',
        'It has not been walked through with a screen reader such as NVDA or VoiceOver.',
        'It was not tried inside WeChat or in Safari.',
        'Automatic checks find only a part of all problems.',
      ],
      doTitle: 'What helps',
      does: [
        '“Larger text” at the top of each page enlarges the text and deepens the colours; this device remembers it.',
        'Everything works by keyboard; the first press of Tab is “Skip to content”.',
        'Colour never speaks alone: every status is a word.',
        'Nothing moves, plays by itself or runs out of time, except sign-in codes, which last 5 minutes and can be asked for again.',
      ],
      reachTitle: 'Is something difficult to use?',
      reach:
        'Tell us which page, which device and where you got stuck. We will help you get it done first, and then mend the page.',
      date: 'Written on 24 November 2026.',
    },
    problems: {
      title: 'Messages explained',
      lead: 'Every message that you can meet is explained here. Look for the code that stands beside it.',
      caption: 'Codes, what they mean and what to do',
      code: 'Code',
      meaning: 'What it means and what to do',
    },
    missing: {
      title: 'This page was not found',
      text: 'The address may be wrong, or the page has moved.',
      home: 'Go to the first page',
      help: 'See help',
    },
  },
})
