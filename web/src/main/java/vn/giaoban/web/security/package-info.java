/// Who asks: accounts, sessions, tokens, one-time codes, and who may do what.
@NullMarked
package vn.giaoban.web.security;

import org.jspecify.annotations.NullMarked;
