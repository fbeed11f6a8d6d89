package vn.giaoban.web.security;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import reactor.core.publisher.Mono;

/// Lets in whoever asks from this machine itself (a metrics collector), and one role from anywhere.
/// A request that a proxy forwarded is not from this machine, though the proxy is.
final class FromThisMachine implements ReactiveAuthorizationManager<AuthorizationContext> {
  private final String authority;

  FromThisMachine(String role) {
    this.authority = "ROLE_" + role;
  }

  @Override
  public Mono<AuthorizationResult> authorize(
      Mono<Authentication> who, AuthorizationContext context) {
    if (isLocal(context.getExchange().getRequest())) {
      return Mono.just(new AuthorizationDecision(true));
    }
    return who.map(
            a -> a.getAuthorities().stream().anyMatch(g -> authority.equals(g.getAuthority())))
        .defaultIfEmpty(false)
        .map(AuthorizationDecision::new);
  }

  private static boolean isLocal(ServerHttpRequest request) {
    var remote = request.getRemoteAddress();
    var headers = request.getHeaders();
    return remote != null
        && remote.getAddress().isLoopbackAddress()
        && !headers.containsHeader("X-Forwarded-For")
        && !headers.containsHeader("Forwarded");
  }
}
