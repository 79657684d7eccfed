package dev.drawbridge.server.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.drawbridge.core.user.PrivateFile;
import dev.drawbridge.core.user.UserPlaces;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A config file as it was read.
 *
 * @param given what it says that can be understood
 * @param faults what is wrong with the rest
 */
record ConfigFile(Path file, List<Given> given, List<Fault> faults) {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    ConfigFile {
        given = List.copyOf(given);
        faults = List.copyOf(faults);
    }

    /** Reads it; what cannot be read is a fault like any other. */
    static ConfigFile read(Path file, Settings settings, UserPlaces user) {
        try {
            String text = withoutMark(Files.readString(file));
            ConfigFile read = new Interpretation(file, text, settings, user)
                    .of(new TomlMapper().readTree(text));
            return new PrivateFile(file).isOpenToOthers() ? read.withoutSecrets() : read;
        } catch (JacksonException garbled) {
            return faulty(file, position(garbled), "this is no TOML (" + garbled.getOriginalMessage()
                    + "): write name = value, texts in quotes, each name and table once");
        } catch (NoSuchFileException missing) {
            return faulty(file, Optional.empty(),
                    "there is no such file: 'drawbridge config init' makes one, or name another");
        } catch (CharacterCodingException bytes) {
            return faulty(file, Optional.empty(), "this is no text in UTF-8: write it as such");
        } catch (IOException unreadable) {
            return faulty(file, Optional.empty(), "it cannot be read: name a file that you may read");
        }
    }

    /** Some editors put one before the text, and show nothing of it. */
    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    private static ConfigFile faulty(Path file, Optional<Position> position, String sentence) {
        return new ConfigFile(file, List.of(), List.of(Fault.in(file, position, sentence)));
    }

    private static Optional<Position> position(JacksonException garbled) {
        JsonLocation location = garbled.getLocation();
        return location == null || location.getLineNr() < 1
                ? Optional.empty()
                : Optional.of(new Position(location.getLineNr(), Math.max(1, location.getColumnNr())));
    }

    private ConfigFile withoutSecrets() {
        List<Fault> more = given.stream().filter(each -> Settings.isSecret(each.setting()))
                .map(each -> Fault.in(file, each.position(),
                        "others on this machine can get at the secret in this file: make it yours with 'chmod 600'"))
                .toList();
        return more.isEmpty() ? this : with(more);
    }

    ConfigFile with(List<Fault> more) {
        return new ConfigFile(file, given, Stream.concat(faults.stream(), more.stream()).toList());
    }
}
