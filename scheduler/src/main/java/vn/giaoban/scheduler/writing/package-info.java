/// How what people write is tidied, and how times are written in texts.
@NullMarked
package vn.giaoban.scheduler.writing;

import org.jspecify.annotations.NullMarked;
