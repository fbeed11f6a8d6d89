package vn.giaoban.mail.embedded;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.internet.MimeMessage;

/// The receiving end of one address. Nobody signs in to it: its mail is on disk.
final class Box implements GreenMailUser {
  private final EmbeddedMailServer server;
  private final String address;

  Box(EmbeddedMailServer server, String address) {
    this.server = server;
    this.address = address;
  }

  @Override
  public void deliver(MovingMessage message) {
    deliver(message.getMessage());
  }

  @Override
  public void deliver(MimeMessage message) {
    server.deliver(address, message);
  }

  @Override
  public String getEmail() {
    return address;
  }

  @Override
  public String getLogin() {
    return address;
  }

  @Override
  public void create() {}

  @Override
  public void delete() {}

  @Override
  public String getPassword() {
    return "";
  }

  @Override
  public void setPassword(String password) {
    throw new UnsupportedOperationException("nobody signs in here");
  }

  @Override
  public void authenticate(String password) throws UserException {
    throw new UserException("nobody signs in here");
  }

  @Override
  public String getQualifiedMailboxName() {
    return address;
  }
}
