/// What we put into addresses of our own to recognise what comes back to them.
@NullMarked
package vn.giaoban.mail.token;

import org.jspecify.annotations.NullMarked;
