package vn.giaoban.web.security;

import org.springframework.security.core.Authentication;
import reactor.core.publisher.Mono;

/// A kind of Bearer token. Every bean of this type is asked, in order, until one knows the token.
public interface BearerTokens {
  /// The one who carries this token; empty when it is not of this kind, or no longer good.
  Mono<Authentication> authenticate(String token);
}
