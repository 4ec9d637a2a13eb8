package io.github.convoscope.ui.pad;

import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.ui.Buttons;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Commands;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.PadContent;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.platform.PlatformParts;
import java.nio.file.Path;
import java.util.OptionalDouble;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Adds the left column: the drawing pad with its tools, the network's input, and the answer. */
public final class PadFeature implements Feature {
  private static final double SEEN_EMS = 6.5;

  private final Path samples;

  /**
   * Makes the feature.
   *
   * @param samples a strokes file with digits to start from
   */
  public PadFeature(Path samples) {
    this.samples = samples;
  }

  @Override
  public void install(Shell shell) {
    Workspace workspace = shell.workspace();
    ObjectProperty<Tool> tool = new SimpleObjectProperty<>(Tool.PEN);
    NormalisingStep step = new NormalisingStep();
    shell.padOverlays().add(step);
    PadContent sketch = workspace.padContent();
    PadOverlays overlays = new PadOverlays(shell.padOverlays());
    PadView pad = new PadView(sketch, overlays, tool);
    PhotoTools photoTools = new PhotoTools();
    photoTools.follow(sketch);
    PhotoView photo = new PhotoView(sketch, photoTools, overlays);
    SeenView seen = new SeenView(shell.inputOverlays());
    AnswerView answer = new AnswerView(shell.em(), shell.colours());
    ProbabilityBars bars = new ProbabilityBars(shell.em(), shell.colours());
    shell.onPulse(pad::pulse);
    shell.onPulse(photo::pulse);
    shell
        .stage()
        .setOnShown(
            shown ->
                workspace.fileTasks().run(PlatformParts.get()::loadPointerMotion, pad::follow));
    new KeyboardPen(pad, photo, photoTools, sketch, shell).install();
    PadPlace place = new PadPlace(pad);
    StrokeBesideDialogue.install(shell.scene(), place, shell.host());
    BooleanBinding drawable = PadInvitation.drawable(workspace);
    commands(shell, tool, drawable);
    PadStamp.install(shell);
    PhotoCommands photoCommands = new PhotoCommands(shell.commands(), sketch, photoTools);
    photoCommands.install(photo.hand(), new PhotoGallery(shell)::toggle);
    shell
        .commands()
        .active(Context.DRAWING)
        .bind(pad.focusedProperty().or(photo.focusedProperty()));
    shell.commands().active(Context.INK).bind(sketch.inColours().not());
    shell.em().addListener(changed -> size(seen, shell));
    size(seen, shell);
    bars.setOnChoice(label -> choose(workspace, label));
    bars.install(shell);
    Label asked = new Label();
    asked.getStyleClass().add("muted");
    asked.setId("asked");
    workspace.target().addListener(changed -> mark(bars, asked, workspace));
    workspace.against().addListener(changed -> mark(bars, asked, workspace));
    mark(bars, asked, workspace);
    new Question(workspace);
    workspace.model().subscribe(model -> answer.setWorthOfSure(worthOfSure(model)));
    workspace
        .model()
        .subscribe(
            model -> {
              seen.fit(model == null ? null : model.input());
              if (model != null && model.input().takesColours()) {
                photo.fit(model.input());
              }
            });
    shell.host().onEscape(asking(workspace), () -> letGo(workspace));
    workspace
        .frame()
        .addListener(
            (observed, before, frame) -> {
              if (frame != null) {
                step.show(frame);
                seen.show(frame);
                bars.show(frame);
              } else {
                answer.clear();
              }
            });
    workspace
        .updates()
        .onThrottledUpdate(
            () -> {
              LiveFrame frame = workspace.frame().get();
              if (workspace.isAnswerHidden()) {
                answer.hide();
              } else if (frame != null) {
                answer.show(frame, PadInvitation.isUnlikeTraining(workspace));
              }
            });
    workspace
        .answerPart()
        .addListener(
            (observed, before, part) -> {
              bars.setPart(part.doubleValue());
              workspace.updates().requestUpdate();
            });

    Label draw = heading("");
    draw.setId("pad-title");
    PadInvitation invitation = new PadInvitation(workspace, pad, draw);
    invitation.install();
    Region ink = tools(shell.commands());
    Region photographs = photoCommands.buttons();
    Region options = new PhotoOptions(shell.commands(), sketch, photoTools);
    sketch
        .inColours()
        .subscribe(
            inColours -> {
              show(photographs, inColours);
              show(options, inColours);
              show(ink, !inColours);
              place.show(inColours ? photo : pad);
              if (inColours) {
                photo.takeOverlays();
              } else {
                pad.takeOverlays();
              }
            });
    shell
        .left()
        .add(
            new PadColumn(
                new PadColumn.Parts(
                    draw,
                    place,
                    new StackPane(ink, photographs),
                    options,
                    seenHeading(shell, drawable),
                    seen,
                    answer,
                    probabilitiesHeading(asked),
                    bars),
                shell.em()));
  }

  private static void show(Region part, boolean shown) {
    part.setVisible(shown);
    part.setManaged(shown);
  }

  /** Chooses a class: the first one is explained, a second one is compared with it. */
  private static void choose(Workspace workspace, int label) {
    Integer target = workspace.target().get();
    Integer against = workspace.against().get();
    if (target == null) {
      workspace.target().set(label);
    } else if (target == label) {
      workspace.target().set(against);
      workspace.against().set(null);
    } else {
      workspace.against().set(against != null && against == label ? null : label);
    }
  }

  private static void mark(ProbabilityBars bars, Label asked, Workspace workspace) {
    Integer target = workspace.target().get();
    Integer against = workspace.against().get();
    bars.mark(target, against);
    Model model = workspace.model().get();
    if (target == null || model == null) {
      asked.setText(Messages.text("pad.ask"));
      return;
    }
    String name = model.spec().labels().get(target);
    asked.setText(
        against == null
            ? Messages.text("pad.asked-one", name)
            : Messages.text("pad.asked-two", name, model.spec().labels().get(against)));
  }

  /** Clears the chosen classes. */
  private static void letGo(Workspace workspace) {
    workspace.target().set(null);
    workspace.against().set(null);
  }

  /** What the word "sure" is worth, by the figures of the network's validation. */
  private static String worthOfSure(@Nullable Model model) {
    OptionalDouble right = model == null ? OptionalDouble.empty() : model.card().rightWhenSure();
    return right.isPresent()
        ? Messages.text("pad.sure.figure", 100 * right.getAsDouble())
        : Messages.text("pad.sure.no-figure");
  }

  private static BooleanBinding asking(Workspace workspace) {
    return workspace.target().isNotNull().or(workspace.against().isNotNull());
  }

  private static Region probabilitiesHeading(Label asked) {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(heading(Messages.text("pad.probabilities")), space, asked);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void commands(Shell shell, ObjectProperty<Tool> tool, BooleanBinding drawable) {
    Commands commands = shell.commands();
    commands.add(
        Command.toggle("pad.pen", Context.INK, is(tool, Tool.PEN))
            .keys("P")
            .icon("fth-edit-2")
            .enabledWhen(drawable, "pad.no-drawing")
            .menu(MenuName.EDIT, "tools"));
    commands.add(
        Command.toggle("pad.eraser", Context.INK, is(tool, Tool.ERASER))
            .keys("E")
            .icon("fth-delete")
            .enabledWhen(drawable, "pad.no-drawing")
            .menu(MenuName.EDIT, "tools"));
    commands.add(
        Command.of(
                "pad.focus",
                Context.ANYWHERE,
                () -> {
                  Node shown = shell.scene().lookup("#pad");
                  if (shown != null) {
                    shown.requestFocus();
                  }
                })
            .keys("D")
            .enabledWhen(drawable.or(shell.workspace().padContent().inColours()), "pad.no-drawing")
            .menu(MenuName.EDIT, "tools"));
    Gallery gallery = new Gallery(shell, samples);
    commands.add(
        Command.of("pad.gallery", Context.INK, gallery::toggle)
            .keys("G")
            .icon("fth-grid")
            .enabledWhen(PadInvitation.digits(shell.workspace()), "pad.no-samples")
            .menu(MenuName.FILE, "open"));
  }

  /**
   * Makes a property that is true while a tool is chosen. Setting it to false chooses the other
   * tool.
   */
  private static BooleanProperty is(ObjectProperty<Tool> tool, Tool wanted) {
    Tool other = wanted == Tool.PEN ? Tool.ERASER : Tool.PEN;
    BooleanProperty chosen = new SimpleBooleanProperty(tool.get() == wanted);
    tool.addListener((observed, before, now) -> chosen.set(now == wanted));
    chosen.addListener((observed, before, now) -> tool.set(now ? wanted : other));
    return chosen;
  }

  private static Region tools(Commands commands) {
    HBox row = new HBox();
    row.getStyleClass().add("tools");
    row.setAlignment(Pos.CENTER_LEFT);
    for (String id :
        new String[] {"pad.pen", "pad.eraser", "ui.undo", "ui.redo", "ui.clear", "pad.gallery"}) {
      Region button = Buttons.icon(commands.get(id));
      HBox.setHgrow(button, Priority.ALWAYS);
      button.setMaxWidth(Double.MAX_VALUE);
      if (id.equals("pad.gallery")) {
        // There are samples of digits only.
        button.visibleProperty().bind(button.disabledProperty().not());
        button.managedProperty().bind(button.visibleProperty());
      }
      row.getChildren().add(button);
    }
    return row;
  }

  private static Region seenHeading(Shell shell, BooleanBinding drawable) {
    Command command = shell.commands().get("ui.normalise");
    CheckBox normalise = new CheckBox(Messages.text("pad.normalise"));
    normalise.setId("normalise");
    normalise.disableProperty().bind(drawable.not());
    normalise.visibleProperty().bind(shell.workspace().padContent().inColours().not());
    normalise.selectedProperty().bindBidirectional(shell.workspace().settings().normalise());
    LazyTooltips.put(normalise, command::tooltip);
    normalise.getStyleClass().add("small-switch");
    normalise.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(heading(Messages.text("pad.sees")), space, normalise);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static void size(SeenView seen, Shell shell) {
    double side = Math.round(SEEN_EMS * shell.em().get() / 28) * 28;
    seen.setMinSize(side, side);
    seen.setPrefSize(side, side);
    seen.setMaxSize(side, side);
  }

  private static Label heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("heading");
    return label;
  }
}
