package vn.giaoban.web.room;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A join token's bearer, where the path rules let one read: authority `ROLE_JOIN`.
public final class JoinAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient JoinSeat seat;

  JoinAuthentication(JoinSeat seat) {
    super(List.of(new SimpleGrantedAuthority("ROLE_JOIN")));
    this.seat = seat;
    setAuthenticated(true);
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public JoinSeat getPrincipal() {
    return seat;
  }
}
