/// `/api/units`: the tree of units on any date.
@NullMarked
package vn.giaoban.web.organisation;

import org.jspecify.annotations.NullMarked;
