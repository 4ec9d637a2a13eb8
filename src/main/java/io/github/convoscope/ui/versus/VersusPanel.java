package io.github.convoscope.ui.versus;

import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.explain.versus.MapPair;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.LabelledExample;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.OpenOptions;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.Explainer;
import io.github.convoscope.ui.FileDialogues.Question;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.live.LiveRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;

/**
 * Compares the open network, A, with another one, B: both answer what lies on the pad, and what
 * they make of labelled examples stands side by side. JavaFX thread.
 */
final class VersusPanel implements VersusView.Actions {
  private static final String LIVE = "versus-live";
  private static final String EXAMPLES = "versus-samples";
  private static final int ORDER = 35;

  private final Shell shell;
  private final Workspace workspace;
  private final ModelOpener opener;
  private final Path samples;
  private final VersusView view;
  private final SidePanel panel;
  private @Nullable OtherNetwork other;
  private @Nullable VersusResult result;

  /** Examples that the user chose; null for the samples. */
  private @Nullable Path chosen;

  VersusPanel(Shell shell, ModelOpener opener, Path samples) {
    this.shell = shell;
    this.opener = opener;
    this.samples = samples;
    workspace = shell.workspace();
    view = new VersusView(shell.em(), this);
    panel = new SidePanel("versus", ORDER, view.content(), this::cancel);
    workspace.updates().onThrottledUpdate(this::answer);
    workspace.model().addListener(changed -> compare());
    workspace.background().state().addListener((observed, before, now) -> progress(now));
  }

  /** Shows or hides the panel. */
  void toggle() {
    if (isShown()) {
      shell.host().hide(panel);
      cancel();
      return;
    }
    shell.host().show(panel);
    if (result == null || result.a() != workspace.model().get()) {
      compare();
    }
    answer();
  }

  private boolean isShown() {
    return shell.host().panels().contains(panel);
  }

  private void cancel() {
    workspace.explainer().cancel(LIVE);
    workspace.background().cancel(EXAMPLES);
    view.progress(null);
  }

  private static List<ExtensionFilter> kinds() {
    return List.of(
        new ExtensionFilter(
            Messages.text("versus.models"),
            "*.zip",
            "*.h5",
            "*.hdf5",
            "*.keras",
            "*.onnx",
            "*.net"),
        new ExtensionFilter(Messages.text("versus.all-files"), "*"));
  }

  @Override
  public void choose() {
    Path file =
        shell.fileDialogues().open(new Question(Messages.text("versus.choose"), "", kinds()));
    if (file != null) {
      open(file);
    }
  }

  @Override
  public void bundled() {
    open(ShippedFiles.model());
  }

  @Override
  public void examples() {
    Path folder = shell.fileDialogues().folder(Question.titled(Messages.text("versus.examples")));
    if (folder != null) {
      chosen = folder;
      compare();
    }
  }

  @Override
  public void stop() {
    workspace.background().cancel(EXAMPLES);
    view.progress(null);
    view.tell(Messages.text("versus.stopped"));
  }

  private void open(Path file) {
    shell
        .openers()
        .open(
            file,
            (path, progress) -> {
              Model model = opener.open(path, OpenOptions.NONE.watched(progress));
              OtherNetwork network = new OtherNetwork(model);
              return () -> use(network);
            });
  }

  private void use(OtherNetwork network) {
    OtherNetwork before = other;
    other = network;
    if (before != null) {
      // The worker may still be using it.
      workspace.explainer().start(LIVE, (engine, progress) -> close(before), closed -> answer());
    }
    Message remark = network.model().remark();
    if (remark != null) {
      workspace.notices().tell(remark);
    }
    compare();
    answer();
  }

  private static boolean close(OtherNetwork network) {
    network.close();
    return true;
  }

  /** Lets both answer what lies on the pad. */
  private void answer() {
    LiveFrame frame = workspace.frame().get();
    Model a = workspace.model().get();
    OtherNetwork b = other;
    FramePainter painter = workspace.painter().get();
    if (a == null || b == null || painter == null || !isShown()) {
      return;
    }
    if (frame == null || frame.blank() || !frame.spec().equals(a.spec())) {
      String none = Messages.text("versus.nothing-drawn");
      view.answers(none, none, false);
      view.maps(List.of());
      return;
    }
    VersusResult known = result;
    List<MapPair> pairs = known == null || known.a() != a ? List.of() : known.alike();
    List<float[]> values = new ArrayList<>();
    for (MapPair pair : pairs) {
      Shape shape = a.spec().layer(pair.layerA()).shape();
      values.add(OtherNetwork.values(frame.activations(), shape, pair.layerA(), pair.channelA()));
    }
    FramePainter painterB =
        new FramePainter(
            b.model().spec(),
            workspace.settings().colours(),
            painter.mode(),
            b.model().ranges(),
            workspace.settings().light().get());
    LiveRequest request = frame.request();
    boolean comparable = obstacle(a, b.model()) == null;
    String answerA = OtherNetwork.said(a, frame.probabilities(), frame.verdict());
    int bestA = OtherNetwork.best(frame.probabilities());
    workspace
        .explainer()
        .refresh(
            LIVE,
            (engine, progress) -> {
              OtherNetwork.Seen seen = b.see(request, a, pairs, painterB);
              List<PixelPicture> maps = new ArrayList<>();
              for (int i = 0; i < seen.maps().size(); i++) {
                MapPair pair = pairs.get(i);
                Shape shape = a.spec().layer(pair.layerA()).shape();
                maps.add(
                    OtherNetwork.map(
                        shape, values.get(i), 0, painter.scale(pair.layerA(), pair.channelA())));
                maps.add(seen.maps().get(i));
              }
              return new Live(seen, maps);
            },
            live ->
                show(
                    live,
                    b,
                    answerA,
                    comparable
                        && bestA >= 0
                        && live.seen().best() >= 0
                        && bestA != live.seen().best()));
  }

  /** What both networks make of the drawing. */
  private record Live(OtherNetwork.Seen seen, List<PixelPicture> maps) {}

  private void show(Live live, OtherNetwork of, String answerA, boolean different) {
    if (of == other) {
      view.answers(answerA, live.seen().answer(), different);
      view.maps(live.maps());
    }
  }

  /** Compares both networks on the examples, as far as they can be compared. */
  private void compare() {
    Model a = workspace.model().get();
    OtherNetwork network = other;
    result = null;
    workspace.background().cancel(EXAMPLES);
    view.progress(null);
    if (a == null || network == null || !isShown()) {
      return;
    }
    Model b = network.model();
    view.networks(name(a), name(b));
    if (!a.input().takesPictures() || !b.input().takesPictures()) {
      view.tell(Messages.text("versus.no-pictures", name(a.input().takesPictures() ? b : a)));
      return;
    }
    Message obstacle = obstacle(a, b);
    if (obstacle != null) {
      view.tell(Messages.text(obstacle));
    }
    Path place = chosen == null ? samples : chosen;
    view.progress(0.0);
    workspace
        .background()
        .start(
            EXAMPLES,
            (engine, progress) ->
                VersusResult.of(a, b, VersusExamples.read(place, a), obstacle == null, progress),
            this::compared);
  }

  /** Why right and wrong answers can't be compared; null where they can. */
  private @Nullable Message obstacle(Model a, Model b) {
    int classesA = a.spec().classes();
    int classesB = b.spec().classes();
    if (classesA != classesB) {
      return Message.of("versus.only-maps", name(a), classesA, name(b), classesB);
    }
    if (chosen == null && !(a.input().digits() && b.input().digits())) {
      return Message.of("versus.no-digits", name(a.input().digits() ? b : a));
    }
    return null;
  }

  private static String name(Model model) {
    return model.file().isEmpty() ? model.spec().name() : model.file();
  }

  private void compared(VersusResult found) {
    view.progress(null);
    result = found;
    view.fill(found, this::draw, this::pin);
    answer();
  }

  private void progress(Explainer.@Nullable State now) {
    if (now != null && now.lane().equals(EXAMPLES)) {
      view.progress(now.fraction());
    }
  }

  /** Puts an example on the pad. */
  private void draw(int number) {
    VersusResult shown = result;
    Model model = workspace.model().get();
    if (shown == null || model == null) {
      return;
    }
    LabelledExample example = shown.examples().all().get(number);
    List<Drawing> drawings = shown.examples().drawings();
    if (!drawings.isEmpty()) {
      workspace.padContent().set(drawings.get(number));
      workspace.padContent().labelled(example.label());
      return;
    }
    workspace
        .fileTasks()
        .run(
            () -> example.encode(model.newEncoder()),
            input -> {
              workspace.padContent().show(input);
              workspace.padContent().labelled(example.label());
            });
  }

  /** Pins the most active neuron of the first network's map. */
  private void pin(MapPair pair) {
    LiveFrame frame = workspace.frame().get();
    VersusResult shown = result;
    if (frame != null && shown != null && frame.spec().equals(shown.a().spec())) {
      workspace.follow(frame.mostActive(pair.layerA(), pair.channelA()));
    }
  }
}
