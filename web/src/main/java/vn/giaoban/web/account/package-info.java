/// Accounts: signing in and out, the second factor, the profile, tokens for programs. Table
/// `account`.
@NullMarked
package vn.giaoban.web.account;

import org.jspecify.annotations.NullMarked;
