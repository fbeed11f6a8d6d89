/// Lines that exist in memory only: a clock that is moved, links with a queue, receivers that write
/// real feedback.
@NullMarked
package vn.giaoban.conference.bandwidth;

import org.jspecify.annotations.NullMarked;
