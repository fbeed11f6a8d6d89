/// The words of letters, as the office may change them: Mustache templates without logic, made of
/// lines that say what they are.
@NullMarked
package vn.giaoban.web.lettertemplate;

import org.jspecify.annotations.NullMarked;
