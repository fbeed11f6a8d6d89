/// The API's description: what springdoc finds in the controllers, completed with who may ask, how
/// errors look, and an example of every request and answer.
@NullMarked
package vn.giaoban.web.openapi;

import org.jspecify.annotations.NullMarked;
