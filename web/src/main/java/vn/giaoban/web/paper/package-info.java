/// From HTML to paper: what every printed letter and every minutes have in common.
@NullMarked
package vn.giaoban.web.paper;

import org.jspecify.annotations.NullMarked;
