package dev.drawbridge.server.cli;

import dev.drawbridge.server.paper.Ink;
import dev.drawbridge.server.paper.Screen;
import dev.drawbridge.server.paper.Writing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Help as wide as where it is read; nothing is asked of a terminal before somebody asks for help. */
final class HelpPage implements IHelpFactory {
    private static final int WIDEST = 100;
    /** Below that picocli makes no help, so that its lines are made long, and parted here. */
    private static final int NARROWEST = 55;
    private static final int IN_ONE_LINE = 2000;
    private static final String MARGIN = " ".repeat(6);
    private static final Set<String> LISTS = Set.of(UsageMessageSpec.SECTION_KEY_OPTION_LIST,
            UsageMessageSpec.SECTION_KEY_PARAMETER_LIST, UsageMessageSpec.SECTION_KEY_COMMAND_LIST);
    private static final Pattern ENTRY = Pattern.compile(" {0,8}(\\S.*?)(?: {2,}(\\S.*))?");

    private final Supplier<Screen> screens;
    private Screen screen = Screen.NONE;
    private boolean known;

    HelpPage(Supplier<Screen> screens) {
        this.screens = screens;
    }

    @Override
    public Help create(CommandSpec spec, ColorScheme colours) {
        if (!known) {
            known = true;
            screen = screens.get();
        }
        if (screen.isThere()) {
            if (screen.width() >= NARROWEST) {
                spec.usageMessage().width(Math.min(screen.width(), WIDEST));
            } else {
                spec.usageMessage().width(IN_ONE_LINE);
                part(spec.commandLine());
                return new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF));
            }
        }
        return new Help(spec, colours);
    }

    private void part(CommandLine command) {
        Map<String, IHelpSectionRenderer> parted = new LinkedHashMap<>();
        command.getHelpSectionMap().forEach((key, section) -> parted.put(key,
                help -> parted(section.render(help), LISTS.contains(key))));
        command.setHelpSectionMap(parted);
    }

    private String parted(String section, boolean list) {
        StringBuilder parted = new StringBuilder();
        section.lines().forEach(line -> {
            Matcher entry = ENTRY.matcher(line.stripTrailing());
            if (line.isBlank()) {
                parted.append('\n');
            } else if (!list) {
                String margin = line.substring(0, line.indexOf(line.strip()));
                write(parted, margin, margin + "  ", line.strip());
            } else if (!entry.matches()) {
                write(parted, MARGIN, MARGIN, line.strip());
            } else {
                write(parted, "  ", "    ", entry.group(1));
                if (entry.group(2) != null) {
                    write(parted, MARGIN, MARGIN, entry.group(2));
                }
            }
        });
        return parted.toString();
    }

    private void write(StringBuilder page, String first, String margin, String text) {
        Writing.block(screen, Ink.PLAIN, first, margin, text, page::append);
    }
}
