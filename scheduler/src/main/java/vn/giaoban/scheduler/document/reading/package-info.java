/// Copies of documents laid out for reading over poor lines. They can be made anew at any time: the
/// document itself is never changed.
@NullMarked
package vn.giaoban.scheduler.document.reading;

import org.jspecify.annotations.NullMarked;
