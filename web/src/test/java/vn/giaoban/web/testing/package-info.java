/// What the tests of `web` share: a whole server on a fresh database, and people who ask it.
@NullMarked
package vn.giaoban.web.testing;

import org.jspecify.annotations.NullMarked;
