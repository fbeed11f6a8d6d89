/// What the words of a person answer to an invitation: a small grammar of Vietnamese and English by
/// classes of words. Only ever a suggestion: a secretary confirms it.
@NullMarked
package vn.giaoban.mail.answer;

import org.jspecify.annotations.NullMarked;
