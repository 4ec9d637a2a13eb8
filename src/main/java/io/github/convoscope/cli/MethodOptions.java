package io.github.convoscope.cli;

import io.github.convoscope.explain.attribution.AttributionMethod;
import io.github.convoscope.explain.attribution.AttributionMethods;
import io.github.convoscope.explain.attribution.Baseline;
import io.github.convoscope.explain.attribution.MethodOption;
import io.github.convoscope.explain.attribution.OptionValues;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.network.NetworkSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The attribution method and its settings. A command that has this mixin also has {@link
 * OfEveryMethod}, which adds the options that the methods declare.
 */
final class MethodOptions {
  @Option(
      names = "--method",
      paramLabel = "NAME",
      defaultValue = "saliency",
      converter = Methods.class,
      completionCandidates = Methods.class,
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private AttributionMethod method;

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      defaultValue = "black",
      converter = Baselines.class,
      completionCandidates = Baselines.class,
      description =
          "What stands for an empty input, for the methods that compare with one:"
              + " ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Baseline baseline;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** The names of the methods. */
  private static final class Methods extends NamedValues<AttributionMethod> {
    Methods() {
      super(AttributionMethods.ALL, AttributionMethod::id);
    }
  }

  /** The names of the baselines. */
  private static final class Baselines extends NamedValues<Baseline> {
    Baselines() {
      super(List.of(Baseline.values()), Baseline::id);
    }
  }

  /** Adds to a command the options that all attribution methods declare. */
  static final class OfEveryMethod implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec command) {
      options().forEach((option, methods) -> command.addOption(spec(option, methods)));
      return command;
    }

    /** Every option with the names of the methods that have it. */
    private static Map<MethodOption<?>, String> options() {
      Map<MethodOption<?>, String> options = new LinkedHashMap<>();
      for (AttributionMethod method : AttributionMethods.ALL) {
        String name =
            Messages.text(Message.of("attribution.method." + method.id()), Locale.ENGLISH);
        method
            .options()
            .forEach(option -> options.merge(option, name, (some, more) -> some + ", " + more));
      }
      return options;
    }

    private static <T> OptionSpec spec(MethodOption<T> option, String methods) {
      OptionSpec.Builder spec = OptionSpec.builder("--" + option.name()).type(option.type());
      String description = methods + ": " + option.help();
      if (option.type() == Boolean.class) {
        return spec.arity("0").description(description + ".").build();
      }
      if (option.type().isEnum()) {
        spec.paramLabel("KIND")
            .converters(
                new NamedValues<>(List.of(option.type().getEnumConstants()), MethodOption::choice));
      } else {
        spec.paramLabel(option.type() == Double.class ? "X" : "N");
      }
      return spec.defaultValue(MethodOption.choice(option.standard()))
          .description(description + " (default: ${DEFAULT-VALUE}).")
          .build();
    }
  }

  /**
   * The method with the settings that the user gave; where none was given, with those that suit the
   * network's size.
   */
  AttributionMethod method(NetworkSpec spec) {
    AttributionMethod given = method();
    boolean chosen =
        method.options().stream()
            .anyMatch(
                option ->
                    command.commandLine().getParseResult().hasMatchedOption("--" + option.name()));
    return chosen ? given : given.sizedFor(spec);
  }

  /** Refuses wrong settings before anything is opened. */
  void check() {
    method();
  }

  private AttributionMethod method() {
    Map<String, Object> given = new HashMap<>();
    for (MethodOption<?> option : OfEveryMethod.options().keySet()) {
      Object value = command.findOption("--" + option.name()).getValue();
      if (value != null) {
        given.put(option.name(), value);
      }
    }
    OptionValues values = new OptionValues(given);
    // Wrong values are refused whichever method is chosen.
    AttributionMethods.ALL.forEach(each -> each.with(values));
    return method.with(values);
  }

  /** The baselines, in the numbers that the encoder's network takes. */
  List<float[]> baselines(InputEncoder encoder) {
    return baseline.inputs(encoder);
  }
}
