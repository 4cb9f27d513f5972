/**
 * Says in the polite live region of the page what was done ("已保存"), for eight seconds. Never the only
 * place where something is said: the page itself must show the new state.
 */
export function toast(text: string): void {
  const region = document.getElementById('toasts')
  if (region === null) return
  const message = document.createElement('p')
  message.className = 'toast'
  message.textContent = text
  region.replaceChildren(message)
  setTimeout(() => message.remove(), 8000)
}
