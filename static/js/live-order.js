// Exactly once and in order: where a follower stands in its topic's numbers.

export class Order {
  /** `seq`: the last number seen, null before the first word; `epoch`: the history it belongs to. */
  constructor(seq, epoch) {
    this.seq = seq ?? null;
    this.epoch = epoch ?? "";
  }

  /** Learns where the stream stands from somebody who was not told where to start. */
  begin(head, epoch) {
    this.seq ??= head;
    this.epoch ||= epoch;
  }

  /** {fresh, gap}: the frames that come next, each once, and whether some in between are missing. */
  take(frames) {
    const fresh = [];
    for (const frame of frames) {
      if (frame.seq <= this.seq) continue;
      if (frame.seq > this.seq + 1) return { fresh, gap: true };
      this.seq = frame.seq;
      fresh.push(frame);
    }
    return { fresh, gap: false };
  }

  /** Whether another history has begun. */
  isOther(epoch) {
    return this.epoch !== "" && epoch !== this.epoch;
  }

  /** Starts over from a snapshot. */
  restart({ seq, epoch }) {
    this.seq = seq;
    this.epoch = epoch;
  }
}
