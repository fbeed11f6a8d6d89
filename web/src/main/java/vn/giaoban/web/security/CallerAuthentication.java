package vn.giaoban.web.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A signed-in account, as Spring Security wants to see it.
public final class CallerAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  // Not a java.security.Principal: Spring would hand controllers this object in its place.
  private final transient Caller caller;

  public CallerAuthentication(Caller caller) {
    super(List.of(new SimpleGrantedAuthority("ROLE_" + caller.role())));
    this.caller = caller;
    setAuthenticated(true);
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public String getName() {
    return caller.username();
  }

  @Override
  public Caller getPrincipal() {
    return caller;
  }
}
