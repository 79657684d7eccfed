package dev.drawbridge.core.websocket;

import dev.drawbridge.core.failure.Why;
import dev.drawbridge.core.websocket.CannotConnectException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A connection that nobody else reads, to a server that has shown who it is. Its buffers have arrays. */
final class TlsChannel implements ByteChannel {
    private final SSLSocket socket;
    private final InputStream in;
    private final OutputStream out;

    private TlsChannel(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    static TlsChannel over(SocketChannel channel, Address.Secure address)
            throws IOException, CannotConnectException {
        try {
            SSLSocket socket = (SSLSocket) context(address.trust()).getSocketFactory()
                    .createSocket(channel.socket(), address.name(), address.port(), /* autoClose= */ true);
            SSLParameters parameters = socket.getSSLParameters();
            if (!(address.trust() instanceof Trust.Pinned)) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            parameters.setApplicationProtocols(new String[]{"http/1.1"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return new TlsChannel(socket);
        } catch (SSLException stranger) {
            throw new CannotConnectException(Reason.UNTRUSTED, Why.of(stranger), stranger);
        }
    }

    private static SSLContext context(Trust trust) throws CannotConnectException {
        try {
            return trust.context();
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new CannotConnectException(Reason.UNTRUSTED,
                    "those who vouch for it cannot be read: " + Why.of(unreadable), unreadable);
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int count = in.read(into.array(), into.arrayOffset() + into.position(), into.remaining());
        if (count > 0) {
            into.position(into.position() + count);
        }
        return count;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        int count = from.remaining();
        out.write(from.array(), from.arrayOffset() + from.position(), count);
        from.position(from.limit());
        return count;
    }

    @Override
    public boolean isOpen() {
        return !socket.isClosed();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
