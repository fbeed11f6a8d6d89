package vn.giaoban.conference.transport;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;

/// A client's UDP socket or TCP connection, as packets.
interface ClientSocket extends AutoCloseable {
  void send(byte[] packet, int length) throws IOException;

  /// @return the packet's length
  int receive(byte[] packet) throws IOException;

  @Override
  void close();

  static ClientSocket udp(InetSocketAddress server) throws IOException {
    var socket = new DatagramSocket(new InetSocketAddress(server.getAddress(), 0));
    socket.setReceiveBufferSize(1 << 20);
    return new ClientSocket() {
      @Override
      public void send(byte[] packet, int length) throws IOException {
        socket.send(new DatagramPacket(packet, length, server));
      }

      @Override
      public int receive(byte[] packet) throws IOException {
        var datagram = new DatagramPacket(packet, packet.length);
        socket.receive(datagram);
        return datagram.getLength();
      }

      @Override
      public void close() {
        socket.close();
      }
    };
  }

  static ClientSocket tcp(InetSocketAddress server) throws IOException {
    var socket = new Socket(server.getAddress(), server.getPort());
    socket.setTcpNoDelay(true);
    var in = new DataInputStream(socket.getInputStream());
    var out = new DataOutputStream(socket.getOutputStream());
    return new ClientSocket() {
      @Override
      public synchronized void send(byte[] packet, int length) throws IOException {
        out.writeShort(length);
        out.write(packet, 0, length);
        out.flush();
      }

      @Override
      public int receive(byte[] packet) throws IOException {
        int length = in.readUnsignedShort();
        in.readFully(packet, 0, length);
        return length;
      }

      @Override
      public void close() {
        try {
          socket.close();
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      }
    };
  }
}
