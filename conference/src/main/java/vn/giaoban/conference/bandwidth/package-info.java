/// What the line to one receiver carries and what of it who gets. Pure: no sockets, no clock, no
/// thread; times are monotonic nanoseconds given by the caller, all state of a receiver is owned by
/// its event loop, and nothing is allocated once it stands.
///
/// ```
/// SendSideEstimator        numbers what is sent, reads feedback: bits per second
/// ├─ SentHistory           when which packet left, how large
/// ├─ DelayTrend            does the delay grow? (inter-group delay, trendline)
/// ├─ QueueDelay            how long is the queue? (one-way delay above the smallest)
/// ├─ DeliveredRate         what arrived
/// ├─ LossControl           is loss the line's nature or our doing?
/// ├─ RateControl           up and down (AIMD)
/// └─ Prober                short bursts that ask for more
/// Allocator                divides a budget over voices, stage and thumbnails (Demand)
/// LineQuality, VoiceOnly   what people are told about it
/// ```
///
/// The estimate follows draft-ietf-rmcat-gcc-02 with sender-side feedback
/// (draft-holmer-rmcat-transport-wide-cc-extensions-01), and differs where a conference server
/// does: it can rarely send as much as the line carries, so growth comes from probes; it may send
/// late what it has to, so a queue is drained on purpose; and loss that a lower rate does not mend
/// is borne.
@NullMarked
package vn.giaoban.conference.bandwidth;

import org.jspecify.annotations.NullMarked;
