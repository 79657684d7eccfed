package dev.drawbridge.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrivateKeysTest {
    private static final Path FILE = Path.of("key.pem");

    @Test
    void oldFormsAreReadLikeNewOnes() throws Exception {
        Identity elliptic = Certificates.elliptic();
        assertThat(number(PrivateKeys.read(Certificates.pkcs8(elliptic), FILE)))
                .isEqualTo(number(elliptic.key()));
        assertThat(number(PrivateKeys.read(Certificates.traditional(elliptic), FILE)))
                .isEqualTo(number(elliptic.key()));
        PrivateKey rsa = Certificates.rsa();
        assertThat(PrivateKeys.read(Pem.of("PRIVATE KEY", rsa.getEncoded()), FILE)).isEqualTo(rsa);
        assertThat(PrivateKeys.read("Subject: me\r\n" + Certificates.traditional(rsa), FILE)).isEqualTo(rsa);
    }

    private static BigInteger number(PrivateKey key) {
        return ((ECPrivateKey) key).getS();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                                  | there is no private key in key.pem
            -----BEGIN ENCRYPTED PRIVATE KEY-----AAAA-----END ENCRYPTED PRIVATE KEY----- | openssl pkey -in key.pem -out
            -----BEGIN RSA PRIVATE KEY-----Proc-Type: 4,ENCRYPTED-----END RSA PRIVATE KEY----- | is encrypted
            -----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY-----            | cannot be read
            -----BEGIN EC PRIVATE KEY-----MAA=-----END EC PRIVATE KEY-----      | cannot be read
            -----BEGIN EC PRIVATE KEY-----MIT/////-----END EC PRIVATE KEY-----  | cannot be read
            -----BEGIN PRIVATE KEY-----%%%-----END PRIVATE KEY-----             | cannot be read
            -----BEGIN PUBLIC KEY-----AAAA-----END PUBLIC KEY-----              | no private key
            """)
    void whatIsNoKeyIsSaidWithTheLineThatHelps(String text, String says) {
        assertThatThrownBy(() -> PrivateKeys.read(text, FILE)).isInstanceOf(NoIdentityException.class)
                .hasMessageContaining(says).hasMessageContaining("openssl");
    }
}
