package statelab.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Rules about the text of all sources, those of targets and benchmarks included. */
class SourceRulesTest {
  private static final int LONGEST_METHOD_LINES = 60;
  private static final int SHORTEST_PARAGRAPH = 60;
  private static final Pattern PARAGRAPH = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");

  @Test
  void noMethodIsLongerThanSixtyLines() throws IOException {
    List<String> tooLong = new ArrayList<>();
    int methods = 0;
    for (Method method : methods()) {
      methods++;
      if (method.lines() > LONGEST_METHOD_LINES) {
        tooLong.add("%s has %d lines".formatted(method.name(), method.lines()));
      }
    }
    assertThat(methods).isGreaterThan(3_000);
    assertThat(tooLong).isEmpty();
  }

  @Test
  void everyPackageHasAParagraphThatSaysWhatBelongsThere() {
    List<Path> packages =
        Sources.ofPrograms().stream().map(source -> source.path().getParent()).distinct().toList();

    assertThat(packages).hasSizeGreaterThan(30).allSatisfy(SourceRulesTest::hasItsParagraph);
  }

  private static void hasItsParagraph(Path folder) throws IOException {
    Path file = folder.resolve("package-info.java");
    assertThat(file).exists();
    String text = Files.readString(file);
    assertThat(text).contains("@NullMarked");
    Matcher paragraph = PARAGRAPH.matcher(text);
    assertThat(paragraph.find()).as(file.toString()).isTrue();
    assertThat(paragraph.group(1)).as(file.toString()).hasSizeGreaterThan(SHORTEST_PARAGRAPH);
  }

  private record Method(String name, long lines) {}

  /** As the compiler sees them; one that is wrapped counts with its signature. */
  private static List<Method> methods() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Method> methods = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<File> sources = Sources.all().stream().map(source -> source.path().toFile()).toList();
      Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromFiles(sources);
      JavacTask task =
          (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new Measuring(unit, positions, methods).scan(unit, null);
      }
    }
    return methods;
  }

  private static final class Measuring extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Method> methods;

    Measuring(CompilationUnitTree unit, SourcePositions positions, List<Method> methods) {
      this.unit = unit;
      this.positions = positions;
      this.methods = methods;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      if (method.getBody() != null) {
        long first = line(positions.getStartPosition(unit, method));
        long last = line(positions.getEndPosition(unit, method));
        String name = unit.getSourceFile().getName() + " " + method.getName();
        methods.add(new Method(name, last - first + 1));
      }
      return super.visitMethod(method, null);
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
