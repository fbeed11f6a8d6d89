/// Where the leaves meet: one configuration per seam, and the small adapters between them.
@NullMarked
package vn.giaoban.web.compose;

import org.jspecify.annotations.NullMarked;
