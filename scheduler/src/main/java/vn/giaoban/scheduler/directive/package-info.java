/// What units were given to do.
@NullMarked
package vn.giaoban.scheduler.directive;

import org.jspecify.annotations.NullMarked;
