/// Tables that people hand in: CSV in whatever encoding their machine wrote, or XLSX. What cannot
/// be read for certain is refused with its reason, never guessed.
@NullMarked
package vn.giaoban.scheduler.table;

import org.jspecify.annotations.NullMarked;
