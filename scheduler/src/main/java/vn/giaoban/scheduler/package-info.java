/// Briefings, their journal and everything decided about them.
@NullMarked
package vn.giaoban.scheduler;

import org.jspecify.annotations.NullMarked;
