import type { Region } from '../../../shared/regions.ts'
import { regionCode } from '../../../shared/ids.ts'

type Place = readonly [zh: string, en: string]
type County = {
  readonly name: Place
  readonly east: number
  readonly north: number
  readonly townships: readonly Place[]
}

/** The invented prefecture; codes that begin with 99 belong to no place. Kilometres east and north of its hall. */
const prefecture = '9901'

const counties: readonly County[] = [
  {
    name: ['江湾区', 'Jiangwan District'],
    east: 0,
    north: 0,
    townships: [
      ['江口街道', 'Jiangkou'],
      ['文昌街道', 'Wenchang'],
      ['南塘街道', 'Nantang'],
      ['望江街道', 'Wangjiang'],
      ['双桥镇', 'Shuangqiao'],
    ],
  },
  {
    name: ['城东区', 'Chengdong District'],
    east: 12,
    north: 3,
    townships: [
      ['东门街道', 'Dongmen'],
      ['石榴街道', 'Shiliu'],
      ['新河街道', 'Xinhe'],
      ['云锦街道', 'Yunjin'],
      ['青枫镇', 'Qingfeng'],
    ],
  },
  {
    name: ['柳河县', 'Liuhe County'],
    east: -24,
    north: 14,
    townships: [
      ['柳河镇', 'Liuhe'],
      ['杨渡镇', 'Yangdu'],
      ['白沙镇', 'Baisha'],
      ['芦荡乡', 'Ludang'],
      ['上渔乡', 'Shangyu'],
    ],
  },
  {
    name: ['云岭县', 'Yunling County'],
    east: 8,
    north: 34,
    townships: [
      ['云岭镇', 'Yunling'],
      ['茶溪镇', 'Chaxi'],
      ['松台镇', 'Songtai'],
      ['鹿鸣乡', 'Luming'],
      ['高坪乡', 'Gaoping'],
    ],
  },
  {
    name: ['石桥县', 'Shiqiao County'],
    east: 36,
    north: 12,
    townships: [
      ['石桥镇', 'Shiqiao'],
      ['砚池镇', 'Yanchi'],
      ['桃坞镇', 'Taowu'],
      ['清泉镇', 'Qingquan'],
      ['古槐乡', 'Guhuai'],
    ],
  },
  {
    name: ['平川县', 'Pingchuan County'],
    east: 30,
    north: -22,
    townships: [
      ['平川镇', 'Pingchuan'],
      ['麦庄镇', 'Maizhuang'],
      ['三里镇', 'Sanli'],
      ['金穗镇', 'Jinsui'],
      ['大堰乡', 'Dayan'],
    ],
  },
  {
    name: ['白鹭县', 'Bailu County'],
    east: -6,
    north: -30,
    townships: [
      ['白鹭镇', 'Bailu'],
      ['莲洲镇', 'Lianzhou'],
      ['苇港镇', 'Weigang'],
      ['下湖乡', 'Xiahu'],
      ['菱塘乡', 'Lingtang'],
    ],
  },
  {
    name: ['临湖市', 'Linhu City'],
    east: -38,
    north: -14,
    townships: [
      ['湖滨街道', 'Hubin'],
      ['东屏街道', 'Dongping'],
      ['书院街道', 'Shuyuan'],
      ['帆影镇', 'Fanying'],
      ['竹墩镇', 'Zhudun'],
    ],
  },
]

/** Where the townships lie around the middle of their county, in kilometres. */
const around = [
  [0, 0],
  [5, 3],
  [-4, 6],
  [-6, -4],
  [3, -7],
] as const

const townshipKind: Readonly<Record<string, string>> = { 道: 'Subdistrict', 镇: 'Town', 乡: 'Township' }

const at = (east: number, north: number) => ({
  centre: { east: Math.round(east * 1000), north: Math.round(north * 1000) },
})

export const countyCodes = counties.map((_, n) => regionCode.parse(`${prefecture}0${n + 1}`))
export const townshipCodes = (county: string) => around.map((_, n) => regionCode.parse(`${county}00${n + 1}`))

/** Names of a county in both languages. */
export const nameOfCounty = (code: string): Place => counties[Number(code.slice(4)) - 1]?.name ?? ['', '']

export const demoRegions: readonly Region[] = [
  { code: regionCode.parse(prefecture), zh: '安澜市', en: 'Anlan City', letters: 'AL', ...at(0, 0) },
  ...counties.flatMap(({ name: [zh, en], east, north, townships }, n): Region[] => {
    const county = `${prefecture}0${n + 1}`
    return [
      { code: regionCode.parse(county), zh, en, ...at(east, north) },
      ...townships.map(([name, pinyin], m) => ({
        code: regionCode.parse(`${county}00${m + 1}`),
        zh: name,
        en: `${pinyin} ${townshipKind[name.slice(-1)] ?? ''}`.trim(),
        ...at(east + (around[m]?.[0] ?? 0), north + (around[m]?.[1] ?? 0)),
      })),
    ]
  }),
]
