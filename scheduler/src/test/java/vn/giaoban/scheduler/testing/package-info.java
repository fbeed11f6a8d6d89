/// What tests of this module and of `web` share: a real PostgreSQL, a clock that can be moved.
@NullMarked
package vn.giaoban.scheduler.testing;

import org.jspecify.annotations.NullMarked;
