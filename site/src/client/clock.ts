import { onMounted, onUnmounted, type Ref, ref } from 'vue'
import { isoDay } from '../i18n/dates.ts'

/** Today's day in Beijing; empty until the island stands, since the page was built on another day. */
export function useToday(): Ref<string> {
  const today = ref('')
  onMounted(() => {
    today.value = isoDay(new Date().toISOString())
  })
  return today
}

/** Seconds that are left of a wait, counted down; `start` begins it anew. */
export function useCountdown(): { left: Ref<number>; start: (seconds: number) => void } {
  const left = ref(0)
  let ends = 0
  let timer = 0
  const tick = (): void => {
    left.value = Math.max(0, Math.ceil((ends - Date.now()) / 1000))
    if (left.value === 0) window.clearInterval(timer)
  }
  const start = (seconds: number): void => {
    window.clearInterval(timer)
    ends = Date.now() + seconds * 1000
    timer = window.setInterval(tick, 500)
    tick()
  }
  onUnmounted(() => window.clearInterval(timer))
  return { left, start }
}
