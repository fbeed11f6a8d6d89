/// Mail addresses, checked once.
@NullMarked
package vn.giaoban.mail.address;

import org.jspecify.annotations.NullMarked;
