package io.github.convoscope.explain.visualisation;

import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps a {@link PatchIndex} for each model, size of its input and list of pictures in the user's
 * cache folder, so that a folder of photographs is read once. It stores numbers alone, no pictures.
 * Any thread.
 */
public final class PatchIndexStore {
  private static final int MAGIC = 0x50415431;

  private final Path cache;

  /**
   * A store.
   *
   * @param cache the cache folder, which need not exist
   */
  public PatchIndexStore(Path cache) {
    this.cache = cache;
  }

  /** The index of these pictures; empty where none is kept, or it can't be read. */
  public Optional<PatchIndex> find(Model model, PictureSource pictures) {
    Path file = file(model, pictures);
    if (model.checksum().isEmpty() || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return Optional.of(read(model.spec(), pictures.names().size(), in));
    } catch (IOException broken) {
      // It is made again.
      return Optional.empty();
    }
  }

  private static PatchIndex read(NetworkSpec spec, int count, DataInputStream in)
      throws IOException {
    require(in.readInt() == MAGIC);
    int pictures = in.readInt();
    Map<Integer, PatchIndex.Strongest> layers = new TreeMap<>();
    for (LayerSpec layer : spec.layers()) {
      if (PatchIndex.includes(layer)) {
        PatchIndex.Strongest found = PatchIndex.Strongest.of(layer.shape().channels());
        for (int i = 0; i < found.picture().length; i++) {
          found.picture()[i] = in.readInt();
          found.cell()[i] = in.readInt();
          found.value()[i] = in.readFloat();
          require(found.picture()[i] >= -1 && found.picture()[i] < count);
          require(found.cell()[i] >= 0 && found.cell()[i] < layer.shape().mapSize());
        }
        layers.put(layer.index(), found);
      }
    }
    require(in.read() < 0);
    return new PatchIndex(pictures, layers);
  }

  private static void require(boolean right) throws IOException {
    if (!right) {
      throw new IOException("not an index of this network and these pictures");
    }
  }

  /** Writes the index of these pictures. */
  public void save(Model model, PictureSource pictures, PatchIndex index) {
    if (!model.checksum().isEmpty()) {
      AtomicFile.write(file(model, pictures), out -> write(model.spec(), index, out));
    }
  }

  private static void write(NetworkSpec spec, PatchIndex index, OutputStream to)
      throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to));
    out.writeInt(MAGIC);
    out.writeInt(index.pictures());
    for (LayerSpec layer : spec.layers()) {
      PatchIndex.Strongest found = index.layers().get(layer.index());
      for (int i = 0; found != null && i < found.picture().length; i++) {
        out.writeInt(found.picture()[i]);
        out.writeInt(found.cell()[i]);
        out.writeFloat(found.value()[i]);
      }
    }
    out.flush();
  }

  private Path file(Model model, PictureSource pictures) {
    String side = model.spec().input().shape().rows() + "";
    return cache
        .resolve(model.checksum().replaceAll("[^0-9a-f]", ""))
        .resolve("patches-" + side + "-" + pictures.fingerprint().substring(0, 32));
  }
}
