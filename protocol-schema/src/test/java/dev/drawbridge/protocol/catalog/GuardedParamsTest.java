package dev.drawbridge.protocol.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.access.AccessTable;
import dev.drawbridge.protocol.access.Guard;
import dev.drawbridge.protocol.access.Need;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What devices may say in the params of requests that look harmless. A member that a newer Codex brings is neither
 * guarded nor known to be harmless: somebody has to think about it.
 */
@RealAgents(Partner.CODEX)
final class GuardedParamsTest {
    private static final Set<AccessScope> LOW = Set.of(AccessScope.OBSERVE, AccessScope.PROMPT);
    /** Members that change neither how much an agent may do unasked nor what is read or run for the client. */
    private static final Set<String> HARMLESS = Set
            .of("""
                    additionalContext allowInProgressTurn allowProviderModelFallback ancestorThreadId appIds appearance
                    archived attachToSource attachedToThreadId attachmentType audio backendReasoningStatus
                    baseInstructions beforeThreadId beforeTurnId capabilities clientInfo clientManagedHandoffs
                    clientUserMessageId codexResponseHandoffChannelPrefixes codexResponseHandoffMode
                    codexResponseItemPrefix codexResponsesAsItems collaborationMode currentAccountOnly cursor cwd cwds
                    cyberAccessProgram daybreakEnabled deferGoalContinuation deferOutput delegationAckFiller delivery
                    detail developerInstructions disableMcp disabledPluginIds dynamicTools effort ephemeral excludeTurns
                    excludedThreadIds expectedRevision expectedTurnId experimentalDisablePredictionMcp
                    experimentalPredictionMode experimentalRawEvents flushTranscriptTailOnSessionEnd forceRefetch
                    forceRefresh forceReload gitInfo historyMode identityKey includeAttachedThreads includeHidden
                    includeStartupContext includeTools includeTurns initialItems initialTurnsPage input
                    installSuggestionPluginNames interruptOnCancel itemIds items itemsView lastTurnId limit markdown
                    marketplaceKinds minConsolidatedThreads mockExperimentalField mode model modelProvider
                    modelProviders multiAgentMode name objective operation origin originators outputModality outputSchema
                    parentThreadId parentTurnId payload personality pluginName processId projectId prompt
                    queuedSubmissionId queuedSubmissionIds realtimeEndInstructions realtimeSessionId
                    realtimeStartInstructions remoteMarketplaceName remotePluginId requestId responsesapiClientMetadata
                    responsesapiClientMetadataPatch role rootTurnId scope searchTerm sectionId serverName serviceName
                    serviceTier serviceTierForTurn sessionStartSource skillName sortDirection sortKey sourceKinds
                    sourceTurnId status summary target text threadId threadSource tokenBudget toolOutput transport turnId
                    turnTrigger useStateDbOnly version voice voiceSessionId"""
                    .strip().split("\\s+"));

    @Test
    void everyMemberIsGuardedOrKnownToBeHarmless(@TempDir Path directory) throws IOException {
        Map<String, Schema> params = CodexSchemas.ask(directory, "--experimental")
                .params(Kind.CLIENT_REQUEST);
        AccessTable table = AccessTable.read();
        Set<String> unthought = new TreeSet<>();
        Set<String> stale = new TreeSet<>();
        params.forEach((method, schema) -> {
            Need need = table.of(method);
            Set<String> guarded = new TreeSet<>(
                    need.guards().stream().map(Guard::member).map(Object::toString).toList());
            need.sites().forEach(site -> guarded.add(site.member().toString()));
            guarded.stream().filter(member -> !schema.members().contains(member))
                    .forEach(member -> stale.add(method + " " + member));
            if (LOW.contains(need.scope())) {
                schema.members().stream().filter(member -> !guarded.contains(member))
                        .filter(member -> !HARMLESS.contains(member))
                        .forEach(member -> unthought.add(method + " " + member));
            }
        });
        assertThat(unthought).isEmpty();
        assertThat(stale).isEmpty();
        assertThat(params).hasSizeGreaterThan(100);
    }
}
