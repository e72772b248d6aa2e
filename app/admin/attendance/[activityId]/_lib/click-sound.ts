let context: AudioContext | undefined

/** A short, quiet tick. */
export function clickSound() {
  context ??= new AudioContext()
  const now = context.currentTime
  const tone = context.createOscillator()
  const volume = context.createGain()
  tone.frequency.value = 880
  volume.gain.setValueAtTime(0.08, now)
  volume.gain.exponentialRampToValueAtTime(0.001, now + 0.06)
  tone.connect(volume).connect(context.destination)
  tone.start(now)
  tone.stop(now + 0.06)
}
