/// Who will come: the board of replies, substitutes and the meeting's rule on them, the silent and
/// how they are asked again, the quorum that is to be expected.
@NullMarked
package vn.giaoban.scheduler.attendance;

import org.jspecify.annotations.NullMarked;
